from django.apps import AppConfig


class SafeguardsConfig(AppConfig):
    name = "goldthread.casework.safeguards"

    def ready(self) -> None:
        from goldthread.casework.safeguards import parts, triggers, verbs  # noqa: F401
        from goldthread.casework.safeguards.pages_animals import prompts

        parts.register(parts.Part("Dogs and animals", "animals", 70, prompts))
        triggers.register("unborn", triggers.expecting)
