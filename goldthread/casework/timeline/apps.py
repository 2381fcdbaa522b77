from django.apps import AppConfig


class TimelineConfig(AppConfig):
    name = "goldthread.casework.timeline"
