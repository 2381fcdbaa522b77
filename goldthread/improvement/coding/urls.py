from django.urls import path

from goldthread.improvement.coding import views

ROOT = "assurance/themes/"

urlpatterns = [
    path(ROOT, views.themes, name="coded_themes"),
    path(f"{ROOT}begin/", views.begin, name="begin_themes"),
    path(f"{ROOT}new/", views.new_theme, name="new_coded_theme"),
    path(f"{ROOT}<int:pk>/", views.theme, name="coded_theme"),
    path(f"{ROOT}<int:pk>/change/", views.change_theme, name="change_coded_theme"),
    path(f"{ROOT}<int:pk>/retire/", views.retire, name="retire_coded_theme"),
    path(f"{ROOT}of/<str:kind>/<int:pk>/", views.code_item, name="code_item"),
]
