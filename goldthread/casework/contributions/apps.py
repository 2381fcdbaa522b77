from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    name = "goldthread.casework.contributions"

    def ready(self) -> None:
        from goldthread.casework.contributions.facts import returns_in
        from goldthread.casework.reviews import facts

        facts.register({"returns_in": returns_in})
