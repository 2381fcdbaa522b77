from django.apps import AppConfig


class CodingConfig(AppConfig):
    name = "goldthread.improvement.coding"
