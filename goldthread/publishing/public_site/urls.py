from django.urls import path

from goldthread.publishing.public_site import views

urlpatterns = [
    path("learning/", views.public_summaries, name="public_summaries"),
    path("learning/<slug:slug>/", views.public_summary, name="public_summary"),
]
