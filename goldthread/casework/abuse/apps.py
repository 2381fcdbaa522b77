from django.apps import AppConfig


class AbuseConfig(AppConfig):
    name = "goldthread.casework.abuse"

    def ready(self) -> None:
        from goldthread.casework.abuse import verbs  # noqa: F401
        from goldthread.casework.abuse.needs import due
        from goldthread.casework.abuse.risk import at_high_risk
        from goldthread.casework.abuse.standing import cautions_for, prompts
        from goldthread.casework.safeguards import cautions, nearest, parts, triggers

        parts.register(parts.Part("Domestic abuse", "abuse", 30, prompts))
        cautions.register("abuse", cautions_for)
        nearest.register("abuse", due)
        triggers.register("abuse-high", at_high_risk)
