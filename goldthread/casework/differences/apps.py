from django.apps import AppConfig


class DifferencesConfig(AppConfig):
    name = "goldthread.casework.differences"

    def ready(self) -> None:
        from goldthread.casework.differences import verbs  # noqa: F401
        from goldthread.casework.safeguards import parts

        parts.register_across(parts.Across("Professional differences", "differences"))
