from django.apps import AppConfig


class RecommendationsConfig(AppConfig):
    name = "goldthread.improvement.recommendations"
