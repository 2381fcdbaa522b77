from django.urls import path

from goldthread.casework.freezing import views, views_copy

ALL = "reviews/<int:pk>/chronology/versions/"
ONE = f"{ALL}<int:number>/"

urlpatterns = [
    path(ALL, views.versions, name="frozen_versions"),
    path(f"{ALL}new/", views.freeze, name="freeze_chronology"),
    path(f"{ALL}difference/", views.difference, name="frozen_difference"),
    path(ONE, views.version, name="frozen_version"),
    path(f"{ONE}sign/", views.sign, name="sign_frozen"),
    path(f"{ONE}document/", views_copy.document, name="frozen_document"),
    path("reviews/<int:pk>/chronology/export/", views_copy.export, name="chronology_export"),
    path(f"{ONE}entries/<str:ref>/", views.entry, name="frozen_entry"),
]
