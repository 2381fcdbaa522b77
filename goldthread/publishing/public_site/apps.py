from django.apps import AppConfig


class PublicSiteConfig(AppConfig):
    name = "goldthread.publishing.public_site"
