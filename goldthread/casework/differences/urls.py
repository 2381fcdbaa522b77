from django.urls import path

from goldthread.casework.differences import views, views_policy

ROOT = "differences/"
ONE = f"{ROOT}<int:pk>/"
POLICY = f"{ROOT}policy/"

urlpatterns = [
    path(ROOT, views.differences, name="differences"),
    path(f"{ROOT}new/", views.raise_difference, name="raise_difference"),
    path(f"{ROOT}numbers/", views_policy.difference_numbers, name="difference_numbers"),
    path(POLICY, views_policy.difference_policy, name="difference_policy"),
    path(f"{POLICY}new/", views_policy.set_difference_stage, name="set_difference_stage"),
    path(f"{POLICY}<int:pk>/end/", views_policy.end_difference_stage, name="end_difference_stage"),
    path(ONE, views.difference, name="difference"),
    path(f"{ONE}answer/", views.answer_difference, name="answer_difference"),
    path(f"{ONE}up/", views.move_difference, name="move_difference"),
    path(f"{ONE}chair/", views.name_chair, name="name_difference_chair"),
    path(f"{ONE}agree/", views.agree_difference, name="agree_difference"),
    path(f"{ONE}withdraw/", views.withdraw_difference, name="withdraw_difference"),
    path(f"{ONE}decide/", views.decide_difference, name="decide_difference"),
]
