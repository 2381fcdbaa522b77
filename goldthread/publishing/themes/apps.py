from django.apps import AppConfig


class ThemesConfig(AppConfig):
    name = "goldthread.publishing.themes"
