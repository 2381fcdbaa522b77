from django.urls import path

from goldthread.casework.frameworks import views, views_ask

HERE = "settings/frameworks/"
ONE = f"{HERE}kinds/<str:code>/"

urlpatterns = [
    path(HERE, views.frameworks, name="frameworks"),
    path(f"{HERE}area/", views_ask.area, name="framework_area"),
    path(f"{HERE}new/", views_ask.new_kind, name="new_local_kind"),
    path(ONE, views.framework, name="framework"),
    path(f"{ONE}end/", views_ask.end_kind, name="end_local_kind"),
    path(f"{ONE}clocks/new/", views_ask.new_clock, name="new_local_clock"),
    path(f"{ONE}clocks/<slug:step>/", views_ask.adjust, name="adjust_clock"),
    path(f"{HERE}adjustments/<int:pk>/end/", views_ask.end_adjustment, name="end_adjustment"),
    path(f"{HERE}clocks/<int:pk>/end/", views_ask.end_clock, name="end_local_clock"),
]
