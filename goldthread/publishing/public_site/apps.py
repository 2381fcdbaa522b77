from django.apps import AppConfig


class PublicSiteConfig(AppConfig):
    name = "goldthread.publishing.public_site"

    def ready(self) -> None:
        from goldthread.foundations.guidance import leaving
        from goldthread.publishing.themes import guarding

        # Guidance goes out past the same check as themes: nobody on any register is named.
        leaving.register(guarding.blockers)
