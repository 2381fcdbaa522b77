from django.urls import path

from goldthread.casework.chronology import (
    views,
    views_attach,
    views_change,
    views_combined,
    views_decide,
    views_entry,
    views_query,
    views_study,
)

ONE = "episodes/<int:pk>/"
ALL = "reviews/<int:pk>/chronology/"
ENTRY = f"{ALL}<uuid:identity>/"

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
    path(ALL, views_combined.combined, name="combined"),
    path(f"{ALL}bring-together/", views_combined.bring_together, name="bring_together"),
    path(f"{ALL}episode/", views_entry.make_episode, name="episode_of_entries"),
    path(ENTRY, views_combined.combined, name="combined_entry"),
    path(f"{ENTRY}comment/", views_entry.comment, name="entry_comment"),
    path(f"{ENTRY}tags/", views_entry.tags, name="entry_tags"),
    path(f"{ENTRY}link/", views_decide.link_by_hand, name="entry_link"),
    path(f"{ENTRY}ask/", views_query.ask, name="entry_ask"),
    path("entry-comments/<int:pk>/back/", views_entry.comment_back, name="entry_comment_back"),
    path("episode-entries/<int:pk>/back/", views_entry.take_out, name="episode_entry_back"),
    path("entry-links/<int:pk>/accept/", views_decide.accept, name="link_accept"),
    path("entry-links/<int:pk>/reject/", views_decide.reject, name="link_reject"),
    path("entry-conflicts/<int:pk>/", views_decide.conflict, name="entry_conflict"),
    path("entry-views/<int:pk>/back/", views_decide.weighing_back, name="weighing_back"),
    path(
        "chronologies/entries/<int:pk>/documents/", views_attach.documents, name="entry_documents"
    ),
    path("entry-documents/<uuid:pk>/", views_attach.document, name="entry_document"),
    path("entry-documents/<uuid:pk>/withdraw/", views_attach.withdraw, name="withdraw_document"),
    path("entry-pages/<uuid:pk>/back/", views_attach.page_back, name="entry_page_back"),
    path("agency-questions/<uuid:pk>/", views_query.one_query, name="agency_query"),
]
