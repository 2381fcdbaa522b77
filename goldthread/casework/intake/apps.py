from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "goldthread.casework.intake"
