from django.apps import AppConfig


class AssuranceConfig(AppConfig):
    name = "goldthread.improvement.assurance"

    def ready(self) -> None:
        from goldthread.improvement.assurance import keeping
        from goldthread.improvement.recommendations import changing

        changing.register(keeping.forget)
