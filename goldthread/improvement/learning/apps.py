from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "goldthread.improvement.learning"
