from django.urls import path

from goldthread.publishing.themes import views

urlpatterns = [
    path("themes/", views.themes, name="themes"),
    path("themes/new/", views.new_theme, name="new_theme"),
    path("themes/<int:pk>/", views.theme, name="theme"),
    path("themes/<int:pk>/write/", views.write_theme, name="write_theme"),
    path("themes/<int:pk>/resource/", views.add_resource, name="add_resource"),
    path("themes/<int:pk>/summaries/", views.mark_summaries, name="mark_summaries"),
    path("theme-marks/<int:pk>/yes/", views.agree_to_mark, name="agree_to_mark"),
    path("theme-pieces/<int:pk>/yes/", views.release_piece, name="release_piece"),
    path("theme-pieces/<int:pk>/withdraw/", views.withdraw_piece, name="withdraw_piece"),
]
