from django.apps import AppConfig


class PractitionersConfig(AppConfig):
    name = "goldthread.casework.practitioners"

    def ready(self) -> None:
        from goldthread.casework.practitioners import holding
        from goldthread.casework.reviews import facts

        facts.register({"event_held": holding.event_held})
        facts.register_words({"event_held": holding.event_words})
