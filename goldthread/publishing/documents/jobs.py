"""After a change of a register, what is public of its case is looked through anew."""

from django_tasks import task

from goldthread.casework.reviews.models import Review
from goldthread.publishing.documents import down
from goldthread.publishing.documents.out import out_of


@task()
def look_again(matter: int) -> int:
    """How many texts were taken down."""
    reviews = Review.objects.filter(matter=matter).select_related("matter__partnership")
    return sum(len(down.look_again(review)) for review in reviews)


def look_again_soon(matter: int) -> None:
    """At once, or by a worker where there is one; nothing where nothing of the case is public."""
    reviews = Review.objects.filter(matter=matter).select_related("matter__partnership")
    if any(out_of(review) for review in reviews):
        look_again.enqueue(matter)
