from django.apps import AppConfig


class ChronologyConfig(AppConfig):
    name = "goldthread.casework.chronology"
