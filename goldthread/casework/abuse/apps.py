from django.apps import AppConfig


class AbuseConfig(AppConfig):
    name = "goldthread.casework.abuse"
