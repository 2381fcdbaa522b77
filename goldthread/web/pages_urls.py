from django.urls import URLPattern, path

from goldthread.web.home.view import home
from goldthread.web.thread.view import thread

urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("thread/<str:kind>/<int:pk>/", thread, name="thread"),
]
