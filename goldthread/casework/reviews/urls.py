from django.urls import path

from goldthread.casework.reviews import views

urlpatterns = [path("reviews/<int:pk>/facts/", views.describe, name="describe_review")]
