from django.urls import path

from goldthread.casework.plans import views, views_actions, views_meetings

FAMILY = "families/<int:pk>/child-protection/"
MEETING = "plan-meetings/<int:pk>/"

urlpatterns = [
    path("child-protection/", views.plans_over, name="plans_over"),
    path(FAMILY, views.child_protection, name="child_protection"),
    path(f"{FAMILY}strategy/", views_meetings.new_strategy, name="new_strategy"),
    path(f"{FAMILY}conference/", views_meetings.new_conference, name="new_conference"),
    path(f"{FAMILY}review/", views_meetings.new_review, name="new_review"),
    path(f"{FAMILY}core-group/", views_meetings.new_core_group, name="new_core_group"),
    path(f"{FAMILY}challenge/", views_actions.new_challenge, name="new_plan_challenge"),
    path(MEETING, views.plan_meeting, name="plan_meeting"),
    path(f"{MEETING}came/", views_meetings.who_came, name="plan_meeting_came"),
    path(f"{MEETING}family/", views_meetings.family_there, name="plan_meeting_family"),
    path(f"{MEETING}mistake/", views_meetings.mistake, name="plan_meeting_mistake"),
    path(f"{MEETING}no-conference/", views_meetings.no_conference, name="plan_no_conference"),
    path(f"{MEETING}actions/<int:action>/", views_actions.go_through, name="plan_go_through"),
    path("protection-plans/<int:pk>/action/", views_actions.new_action, name="new_plan_action"),
    path("protection-plans/<int:pk>/before/", views_actions.before, name="plan_before"),
    path("protection-plans/<int:pk>/end/", views_actions.end_plan, name="end_plan"),
    path("plan-actions/<int:pk>/goes-on/", views_actions.carry_on, name="plan_carry_on"),
    path("plan-challenges/<int:pk>/", views_actions.answer, name="answer_plan_challenge"),
]
