from django.apps import AppConfig


class AnonymisingConfig(AppConfig):
    name = "goldthread.publishing.anonymising"
