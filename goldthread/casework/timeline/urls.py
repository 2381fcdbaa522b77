from django.urls import path

from goldthread.casework.timeline import views, views_life, views_out

ALL = "reviews/<int:pk>/timeline/"
ONE = "life-events/<int:pk>/"

urlpatterns = [
    path(ALL, views.timeline, name="timeline"),
    path(f"{ALL}table/", views.timeline_table, name="timeline_table"),
    path(f"{ALL}ages/", views.timeline_ages, name="timeline_ages"),
    path(f"{ALL}picture.svg", views_out.timeline_svg, name="timeline_svg"),
    path(f"{ALL}sheet.pdf", views_out.timeline_sheet, name="timeline_sheet"),
    path(f"{ALL}life/", views_life.life_events, name="life_events"),
    path(f"{ALL}life/new/", views_life.new_life_event, name="new_life_event"),
    path(ONE, views_life.life_event, name="life_event"),
    path(f"{ONE}correct/", views_life.correct_life_event, name="correct_life_event"),
    path(f"{ONE}withdraw/", views_life.withdraw_life_event, name="withdraw_life_event"),
]
