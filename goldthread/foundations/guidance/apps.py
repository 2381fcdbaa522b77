from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    name = "goldthread.foundations.guidance"
