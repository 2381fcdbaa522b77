from django.urls import path

from goldthread.casework.safeguards import (
    views,
    views_animals,
    views_decisions,
    views_excluding,
    views_panel,
    views_unborn,
)

FAMILY = "families/<int:pk>/"
UNBORN = "unborn/<int:pk>/"
PANEL = "pre-birth-panel/"
TIMETABLE = "pre-birth-timetable/"

urlpatterns = [
    path("families/", views.live_families, name="live_families"),
    path("families/new/", views.open_family, name="open_family"),
    path(FAMILY, views.live_family, name="live_family"),
    path(f"{FAMILY}join/", views.join, name="join_family"),
    path("families/works/<int:pk>/end/", views.leave, name="leave_family"),
    path("families/works/<int:pk>/manager/", views.name_manager, name="name_manager"),
    path(f"{FAMILY}keep-out/", views_excluding.keep_out, name="keep_out"),
    path(f"{FAMILY}keep-out/<int:conflict>/end/", views_excluding.let_in, name="let_in"),
    path("families/exclusions/<int:pk>/", views_excluding.look, name="look_at_exclusion"),
    path(f"{FAMILY}close/", views.close, name="close_family"),
    path(f"{FAMILY}open-again/", views.open_again, name="open_family_again"),
    path(f"{FAMILY}unborn/new/", views_unborn.new_unborn, name="new_unborn"),
    path(f"{FAMILY}animals/", views_animals.family_animals, name="animals"),
    path(f"{FAMILY}animals/asked/", views_animals.asked_about, name="ask_animals"),
    path(f"{FAMILY}animals/new/", views_animals.new_animal, name="new_animal"),
    path(f"{FAMILY}animals/<int:animal>/", views_animals.see_animal, name="see_animal"),
    path(f"{FAMILY}decisions/new/", views_decisions.new_decision, name="new_key_decision"),
    path("key-decisions/<int:pk>/", views_decisions.key_decision, name="key_decision"),
    path("key-decisions/<int:pk>/decide/", views_decisions.decide, name="decide_key_decision"),
    path("key-decisions/<int:pk>/effect/", views_decisions.effect, name="key_decision_effect"),
    path("unborn/", views_unborn.unborn_children, name="unborn_children"),
    path(UNBORN, views_unborn.unborn_child, name="unborn_child"),
    path(f"{UNBORN}due/", views_unborn.due_date, name="unborn_due"),
    path(f"{UNBORN}steps/<slug:step>/", views_unborn.take_step, name="unborn_step"),
    path(f"{UNBORN}move/", views_unborn.move, name="unborn_move"),
    path(f"{UNBORN}move/<int:moved>/", views_unborn.received, name="unborn_received"),
    path(f"{UNBORN}going-home/", views_unborn.going_home, name="unborn_going_home"),
    path(f"{UNBORN}birth/", views_unborn.end, name="unborn_end"),
    path(f"{UNBORN}birth/mistake/", views_unborn.take_end_back, name="unborn_end_back"),
    path(f"{UNBORN}action/", views_unborn.new_action, name="unborn_action"),
    path(f"{UNBORN}panel/", views_unborn.ask_panel, name="unborn_panel"),
    path(PANEL, views_panel.panel, name="prebirth_panel"),
    path(f"{PANEL}places/new/", views_panel.panel_place, name="panel_place"),
    path(f"{PANEL}places/<int:pk>/end/", views_panel.end_place, name="end_panel_place"),
    path(f"{PANEL}meetings/new/", views_panel.new_meeting, name="new_panel_meeting"),
    path(f"{PANEL}meetings/<int:pk>/", views_panel.meeting, name="panel_meeting"),
    path(f"{PANEL}items/<int:pk>/decide/", views_panel.decide, name="panel_decide"),
    path(f"{PANEL}items/<int:pk>/action/", views_panel.panel_action, name="panel_action"),
    path(f"{PANEL}items/<int:pk>/check/", views_panel.check, name="panel_check"),
    path(TIMETABLE, views_panel.timetable, name="prebirth_timetable"),
    path(f"{TIMETABLE}new/", views_panel.set_step, name="new_timetable_step"),
    path(f"{TIMETABLE}<slug:step>/", views_panel.set_step, name="set_timetable_step"),
    path(f"{TIMETABLE}own/<int:pk>/end/", views_panel.end_step, name="end_timetable_step"),
]
