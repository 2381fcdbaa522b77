from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AccessConfig(AppConfig):
    name = "goldthread.foundations.access"

    def ready(self) -> None:
        from goldthread.foundations.access import checks, watching  # noqa: F401

        # Every room owns the English sentences of what it records: `<room>/verbs.py`.
        autodiscover_modules("verbs")
