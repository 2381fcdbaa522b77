from django.apps import AppConfig


class WellbeingConfig(AppConfig):
    name = "goldthread.casework.wellbeing"
