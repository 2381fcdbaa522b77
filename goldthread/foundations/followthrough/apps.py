from django.apps import AppConfig


class FollowthroughConfig(AppConfig):
    name = "goldthread.foundations.followthrough"
