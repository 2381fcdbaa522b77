from django.apps import AppConfig


class ThemesConfig(AppConfig):
    name = "goldthread.publishing.themes"

    def ready(self) -> None:
        from goldthread.publishing.documents import beside
        from goldthread.publishing.themes import outward

        beside.register(outward.beside_summary)
