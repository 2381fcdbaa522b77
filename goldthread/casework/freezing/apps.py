from django.apps import AppConfig


class FreezingConfig(AppConfig):
    name = "goldthread.casework.freezing"
