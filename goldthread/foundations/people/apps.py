from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "goldthread.foundations.people"
