from django.urls import path

from goldthread.casework.weighing import views, views_asking, views_curiosity

RISK = "families/<int:pk>/risk/"
EVIDENCE = f"{RISK}evidence/<int:evidence>/"
HYPOTHESIS = f"{RISK}hypotheses/<int:hypothesis>/"
UNKNOWN = f"{RISK}not-known/<int:unknown>/"
CURIOSITY = "families/<int:pk>/curiosity/"

urlpatterns = [
    path(RISK, views.weighing, name="weighing"),
    path(f"{RISK}factors/new/", views.new_factor, name="new_factor"),
    path(f"{RISK}factors/<int:factor>/", views.turn_factor, name="turn_factor"),
    path(f"{RISK}evidence/new/", views.new_evidence, name="new_evidence"),
    path(f"{EVIDENCE}holds/", views.turn_evidence, name="turn_evidence"),
    path(f"{EVIDENCE}bears/", views.bear_evidence, name="bear_evidence"),
    path(f"{EVIDENCE}judge/", views.judge_evidence, name="judge_evidence"),
    path(f"{RISK}hypotheses/", views.hypotheses, name="hypotheses"),
    path(f"{RISK}hypotheses/new/", views.new_hypothesis, name="new_hypothesis"),
    path(f"{HYPOTHESIS}stands/", views.turn_hypothesis, name="turn_hypothesis"),
    path(f"{HYPOTHESIS}expect/", views.expect, name="expect"),
    path(f"{RISK}expected/<int:expectation>/", views.seek, name="seek"),
    path(f"{RISK}not-known/", views_asking.not_known, name="not_known"),
    path(f"{RISK}not-known/new/", views_asking.new_unknown, name="new_unknown"),
    path(f"{RISK}not-known/accounts/", views_asking.new_accounts, name="new_accounts"),
    path(f"{UNKNOWN}who/", views_asking.give_unknown, name="give_unknown"),
    path(f"{UNKNOWN}end/", views_asking.end_unknown, name="end_unknown"),
    path(f"{RISK}second-looks/", views_asking.second_looks, name="second_looks"),
    path(f"{RISK}second-looks/new/", views_asking.new_second_look, name="new_second_look"),
    path(f"{RISK}second-looks/<int:look>/", views_asking.end_second_look, name="end_second_look"),
    path(CURIOSITY, views_curiosity.curiosity, name="curiosity"),
    path(f"{CURIOSITY}seen/new/", views_curiosity.new_observation, name="new_observation"),
    path(f"{CURIOSITY}seen/<int:observation>/", views_curiosity.say_since, name="say_since"),
    path(f"{CURIOSITY}<slug:moment>/", views_curiosity.reflect, name="reflect"),
]
