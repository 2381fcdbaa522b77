from django.apps import AppConfig


class RecommendationsConfig(AppConfig):
    name = "goldthread.improvement.recommendations"

    def ready(self) -> None:
        from goldthread.casework.reviews.facts import register
        from goldthread.improvement.recommendations import facts

        register(
            {
                "learning_confirmed": facts.learning_confirmed,
                "recommendations_owned": facts.recommendations_owned,
                "recommendations_answered": facts.recommendations_answered,
            }
        )
