from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "goldthread.foundations.training"

    def ready(self) -> None:
        from goldthread.foundations.training import verbs  # noqa: F401
