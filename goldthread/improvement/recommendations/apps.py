from django.apps import AppConfig


class RecommendationsConfig(AppConfig):
    name = "goldthread.improvement.recommendations"

    def ready(self) -> None:
        from goldthread.casework.reviews.facts import register
        from goldthread.foundations.followthrough import changing as actions_changing
        from goldthread.improvement.recommendations import changing, facts

        register(
            {
                "learning_confirmed": facts.learning_confirmed,
                "recommendations_owned": facts.recommendations_owned,
                "recommendations_answered": facts.recommendations_answered,
            }
        )
        actions_changing.register(changing.action_changed)
