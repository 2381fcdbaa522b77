from django.apps import AppConfig


class WeighingConfig(AppConfig):
    name = "goldthread.casework.weighing"

    def ready(self) -> None:
        from goldthread.casework.safeguards import nearest
        from goldthread.casework.safeguards.parts import Part, register
        from goldthread.casework.weighing import needs, prompts, verbs  # noqa: F401

        nearest.register("weighing", needs.due)
        register(Part("Risk thinking", "weighing", 20, prompts.of_risk))
        register(Part("Curiosity", "curiosity", 60, prompts.of_curiosity))
