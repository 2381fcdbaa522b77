from django.urls import path

from goldthread.foundations.followthrough import (
    views,
    views_challenges,
    views_evidence,
    views_words,
)

urlpatterns = [
    path("actions/", views.actions, name="actions"),
    path("actions/<int:pk>/", views.action, name="action"),
    path("actions/<int:pk>/update/", views_words.action_update, name="action_update"),
    path("actions/<int:pk>/move/", views_words.action_extend, name="action_extend"),
    path("actions/<int:pk>/owner/", views_words.action_assign, name="action_assign"),
    path("actions/<int:pk>/hand-over/", views_words.action_hand_over, name="action_hand_over"),
    path("actions/<int:pk>/reopen/", views_words.action_reopen, name="action_reopen"),
    path("actions/<int:pk>/evidence/", views_evidence.action_evidence, name="action_evidence"),
    path("actions/<int:pk>/end/", views.action_end, name="action_end"),
    path("actions/<int:pk>/evidenced/", views_evidence.action_evidenced, name="action_evidenced"),
    path(
        "actions/<int:pk>/not-needed/", views_evidence.action_not_needed, name="action_not_needed"
    ),
    path("actions/<int:pk>/challenge/", views_challenges.action_challenge, name="action_challenge"),
    path("evidence/<int:pk>/refuse/", views_evidence.evidence_refuse, name="evidence_refuse"),
    path("evidence/<int:pk>/file/", views_evidence.evidence_file, name="evidence_file"),
    path("challenges/", views_challenges.challenge_list, name="challenges"),
    path("challenges/<int:pk>/answer/", views_challenges.challenge_answer, name="challenge_answer"),
    path("challenges/<int:pk>/decide/", views_challenges.challenge_decide, name="challenge_decide"),
    path("settings/", views_challenges.limits, name="settings"),
]
