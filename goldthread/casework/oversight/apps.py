from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "goldthread.casework.oversight"
