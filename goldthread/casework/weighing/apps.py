from django.apps import AppConfig


class WeighingConfig(AppConfig):
    name = "goldthread.casework.weighing"
