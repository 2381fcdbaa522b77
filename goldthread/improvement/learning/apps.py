from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "goldthread.improvement.learning"

    def ready(self) -> None:
        from goldthread.casework.reviews.facts import register
        from goldthread.improvement.learning.facts import report_final

        register({"report_final": report_final})
