from django.apps import AppConfig


class WellbeingConfig(AppConfig):
    name = "goldthread.casework.wellbeing"

    def ready(self) -> None:
        from goldthread.casework.safeguards import parts
        from goldthread.casework.wellbeing import verbs  # noqa: F401
        from goldthread.casework.wellbeing.standing import prompts

        parts.register(parts.Part("Mental health", "wellbeing", 50, prompts))
