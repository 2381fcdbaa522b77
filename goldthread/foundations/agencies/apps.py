from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "goldthread.foundations.agencies"
