from django.apps import AppConfig


class FreezingConfig(AppConfig):
    name = "goldthread.casework.freezing"

    def ready(self) -> None:
        from goldthread.casework.freezing.facts import chronology_frozen, in_words
        from goldthread.casework.reviews import facts

        facts.register({"chronology_frozen": chronology_frozen})
        facts.register_words({"chronology_frozen": in_words})
