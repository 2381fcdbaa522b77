from django.urls import URLPattern, path

from goldthread.web import static_pages
from goldthread.web.gallery import gallery
from goldthread.web.health import health
from goldthread.web.home.view import home
from goldthread.web.matters import matter
from goldthread.web.search import search
from goldthread.web.thread.view import thread

urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("health/", health, name="health"),
    path("components/", gallery, name="components"),
    path("matters/<slug:code>/", matter, name="matter"),
    path("search/", search, name="search"),
    path("thread/<str:kind>/<int:pk>/", thread, name="thread"),
    path("help/", static_pages.help_page, name="help"),
    path("accessibility/", static_pages.accessibility, name="accessibility"),
    path("privacy/", static_pages.privacy, name="privacy"),
]
