from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "goldthread.casework.reviews"

    def ready(self) -> None:
        from goldthread.casework.reviews import own_facts  # noqa: F401  registers its answers
