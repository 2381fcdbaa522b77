from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "goldthread.publishing.papers"

    def ready(self) -> None:
        from goldthread.publishing.documents import beside, out
        from goldthread.publishing.papers import outward

        beside.register(outward.beside_summary)
        out.register(outward.out_of_papers)
        out.register(outward.out_of_copies)
