from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "goldthread.publishing.documents"
