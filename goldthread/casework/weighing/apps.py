from django.apps import AppConfig


class WeighingConfig(AppConfig):
    name = "goldthread.casework.weighing"

    def ready(self) -> None:
        from goldthread.casework.safeguards.parts import Part, register
        from goldthread.casework.weighing import prompts, verbs  # noqa: F401

        register(Part("Risk thinking", "weighing", 20, prompts.of_risk))
        register(Part("Curiosity", "curiosity", 60, prompts.of_curiosity))
