from django.apps import AppConfig


class ChronologyConfig(AppConfig):
    name = "goldthread.casework.chronology"

    def ready(self) -> None:
        from goldthread.casework.chronology import episodes
        from goldthread.casework.reviews import facts

        facts.register({"episodes_named": episodes.are_named})
