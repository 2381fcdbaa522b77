from django.urls import path, register_converter

from goldthread.improvement.learning import (
    views,
    views_decide,
    views_directory,
    views_episodes,
    views_reword,
    views_story,
)
from goldthread.improvement.learning.models import Listing


class ListName:
    """learning or recommendation."""

    regex = "|".join(Listing.values)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ListName, "listname")

urlpatterns = [
    path("reviews/bring-in/", views.bring_in, name="bring_in"),
    path("reviews/<int:pk>/add-document/", views.add_document, name="add_document"),
    path("learning-points/<int:pk>/episodes/", views_episodes.from_episodes, name="from_episodes"),
    path("learning-points/<int:pk>/entries/", views_story.from_entries, name="from_entries"),
    path("episodes/<int:pk>/learning/", views_story.of_episode, name="episode_learning"),
    path(
        "reviews/<int:pk>/chronology/<uuid:identity>/learning/",
        views_story.of_entry,
        name="entry_learning",
    ),
    path("drafts/<int:pk>/", views.draft, name="draft"),
    path("drafts/<int:pk>/file/", views.draft_file, name="draft_file"),
    path("drafts/<int:pk>/read/", views.read_again, name="read_again"),
    path("drafts/<int:pk>/items/<int:item>/accept/", views_decide.accept_item, name="accept_item"),
    path("drafts/<int:pk>/items/<int:item>/move/", views_decide.move_item, name="move_item"),
    path("drafts/<int:pk>/items/<int:item>/reject/", views_decide.reject_item, name="reject_item"),
    path("drafts/<int:pk>/items/<int:item>/change/", views_reword.change_item, name="change_item"),
    path("drafts/<int:pk>/items/<int:item>/split/", views_reword.split_item, name="split_item"),
    path("drafts/<int:pk>/merge/", views_reword.merge_items, name="merge_items"),
    path("drafts/<int:pk>/add/", views_reword.add_item, name="add_item"),
    path(
        "drafts/<int:pk>/accept-all/<listname:listing>/",
        views_decide.accept_all,
        name="accept_all",
    ),
    path(
        "drafts/<int:pk>/decisions/<int:decision>/undo/",
        views_decide.undo_decision,
        name="undo_decision",
    ),
    path("drafts/<int:pk>/organisation/", views_directory.missing_body, name="missing_body"),
]
