from django.urls import path

from goldthread.casework.intake import (
    views_after,
    views_panel,
    views_refer,
    views_scoping,
    views_unit,
)

DRAFT = "referrals/drafts/<int:pk>/"
ONE = "referrals/<int:pk>/"

urlpatterns = [
    path("referrals/", views_unit.referrals, name="referrals"),
    path("referrals/new/", views_refer.new_referral, name="new_referral"),
    path(DRAFT, views_refer.referral_draft, name="referral_draft"),
    path(f"{DRAFT}check/", views_refer.referral_check, name="referral_check"),
    path(f"{DRAFT}people/", views_refer.referral_person, name="referral_person"),
    path(
        f"{DRAFT}people/<int:person>/", views_refer.referral_person, name="referral_person_change"
    ),
    path(
        f"{DRAFT}<slug:kind>/<int:row>/take-out/",
        views_refer.referral_take_out,
        name="referral_take_out",
    ),
    path(f"{DRAFT}<slug:part>/", views_refer.referral_part, name="referral_part"),
    path("referrals/mine/<int:pk>/", views_refer.my_referral, name="my_referral"),
    path("referrals/papers/<int:pk>/", views_unit.referral_file, name="referral_file"),
    path("referrals/letters/<uuid:uuid>/", views_unit.letter_file, name="letter_file"),
    path(ONE, views_unit.referral, name="referral"),
    path(f"{ONE}words/", views_unit.referral_words, name="referral_words"),
    path(f"{ONE}triage/", views_unit.triage, name="triage"),
    path(f"{ONE}people/register/", views_unit.referral_involve_all, name="referral_involve_all"),
    path(
        f"{ONE}people/<int:person>/register/", views_unit.referral_involve, name="referral_involve"
    ),
    path(f"{ONE}scoping/", views_scoping.scoping_of, name="scoping"),
    path(f"{ONE}scoping/ask/", views_scoping.scoping_ask, name="scoping_ask"),
    path(f"{ONE}criteria/", views_panel.criteria_of, name="criteria"),
    path(f"{ONE}criteria/<slug:framework>/", views_panel.criteria_answers, name="criteria_answers"),
    path(f"{ONE}panel/", views_panel.panel, name="referral_panel"),
    path(f"{ONE}panel/chair/<int:person>/", views_panel.seat_chair, name="panel_chair"),
    path(f"{ONE}panel/recommend/<slug:framework>/", views_panel.recommend, name="panel_recommend"),
    path(f"{ONE}panel/<int:number>/view/", views_panel.give_view, name="panel_view"),
    path(f"{ONE}panel/<int:number>/send/", views_panel.send, name="panel_send"),
    path(f"{ONE}decision/", views_panel.panel_decision, name="panel_decision"),
    path(f"{ONE}decision/<int:number>/letters/", views_after.tell, name="decision_letters"),
    path(f"{ONE}notifications/", views_after.notifications, name="referral_notifications"),
    path(f"{ONE}notifications/add/", views_after.must_tell, name="notification_add"),
    path(f"{ONE}notifications/aware/", views_after.aware, name="notification_aware"),
    path(f"{ONE}notifications/<int:row>/", views_after.mark, name="notification_mark"),
    path(f"{ONE}letters/", views_after.letters, name="referral_letters"),
    path("scoping/", views_scoping.scoping_requests, name="scoping_requests"),
    path("scoping/<uuid:uuid>/", views_scoping.scoping_request, name="scoping_request"),
    path("settings/panel/", views_panel.panel_rules, name="panel_rules"),
]
