from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    name = "goldthread.casework.contributions"
