from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "goldthread.casework.oversight"

    def ready(self) -> None:
        from goldthread.casework.oversight import verbs  # noqa: F401
        from goldthread.casework.oversight.pages_family import prompts
        from goldthread.casework.safeguards import parts

        parts.register(parts.Part("Supervision", "family_supervision", 40, prompts))
