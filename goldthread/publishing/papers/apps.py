from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "goldthread.publishing.papers"
