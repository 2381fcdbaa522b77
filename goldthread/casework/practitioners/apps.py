from django.apps import AppConfig


class PractitionersConfig(AppConfig):
    name = "goldthread.casework.practitioners"
