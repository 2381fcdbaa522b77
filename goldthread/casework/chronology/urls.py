from django.urls import path

from goldthread.casework.chronology import views, views_change, views_study

ONE = "episodes/<int:pk>/"

urlpatterns = [
    path("reviews/<int:pk>/episodes/", views.episodes, name="episodes"),
    path("reviews/<int:pk>/episodes/new/", views_change.new_episode, name="new_episode"),
    path("reviews/<int:pk>/episodes/order/", views_change.order_episodes, name="order_episodes"),
    path(ONE, views.episode, name="episode"),
    path(f"{ONE}change/", views_change.change_episode, name="change_episode"),
    path(f"{ONE}withdraw/", views_change.withdraw_episode, name="withdraw_episode"),
    path(f"{ONE}merge/", views_change.merge_episode, name="merge_episode"),
    path(f"{ONE}back/", views_change.bring_back_episode, name="bring_back_episode"),
    path(f"{ONE}questions/", views_study.ask_of_episode, name="ask_of_episode"),
    path(f"{ONE}questions/<int:question>/", views_study.answer_question, name="answer_question"),
    path(f"{ONE}analysis/", views_study.analyse_episode, name="analyse_episode"),
    path(f"{ONE}analysis/<int:row>/", views_study.correct_analysis, name="correct_analysis"),
]
