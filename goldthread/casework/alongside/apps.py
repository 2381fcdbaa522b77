from django.apps import AppConfig


class AlongsideConfig(AppConfig):
    name = "goldthread.casework.alongside"
