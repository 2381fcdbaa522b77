from django.apps import AppConfig


class SafeguardsConfig(AppConfig):
    name = "goldthread.casework.safeguards"

    def ready(self) -> None:
        from goldthread.casework.safeguards import verbs  # noqa: F401
