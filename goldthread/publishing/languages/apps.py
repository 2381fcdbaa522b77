from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "goldthread.publishing.languages"

    def ready(self) -> None:
        from goldthread.publishing.documents import out
        from goldthread.publishing.languages import outward

        out.register(outward.out_of_translations)
