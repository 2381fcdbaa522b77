from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "goldthread.publishing.documents"

    def ready(self) -> None:
        from goldthread.casework.alongside import holding
        from goldthread.foundations.people import changing
        from goldthread.publishing.documents import down, jobs, out, outward

        out.register(outward.out_of_summary)
        holding.register(down.for_hold)
        changing.register(jobs.look_again_soon)
