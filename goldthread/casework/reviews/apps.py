from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "goldthread.casework.reviews"
