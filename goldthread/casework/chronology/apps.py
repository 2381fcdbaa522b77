from django.apps import AppConfig


class ChronologyConfig(AppConfig):
    name = "goldthread.casework.chronology"

    def ready(self) -> None:
        from goldthread.casework.chronology import episodes
        from goldthread.casework.chronology.needs import questions_of
        from goldthread.casework.reviews import facts
        from goldthread.casework.submissions import questions

        facts.register({"episodes_named": episodes.are_named})
        questions.register(questions_of)
