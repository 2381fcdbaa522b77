from django.apps import AppConfig


class AlongsideConfig(AppConfig):
    name = "goldthread.casework.alongside"

    def ready(self) -> None:
        from goldthread.casework.alongside.facts import family_considered, publication_not_held
        from goldthread.casework.reviews.facts import register

        register(
            {
                "publication_not_held": publication_not_held,
                "family_considered": family_considered,
            }
        )
