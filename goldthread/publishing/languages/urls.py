from django.urls import path

from goldthread.publishing.languages import views

OF = "summaries/<int:pk>/translations/"
ONE = "translations/<int:pk>/"

urlpatterns = [
    path(OF, views.translations, name="translations"),
    path(f"{OF}bring-in/", views.translation_in, name="translation_in"),
    path(f"{OF}<str:language>/", views.translate, name="translate"),
    path(f"{OF}<str:language>/xliff/", views.translation_out, name="translation_out"),
    path(ONE, views.translation, name="translation"),
    path(f"{ONE}read/", views.read_translation, name="read_translation"),
    path(f"{ONE}check/", views.check_translation, name="check_translation"),
    path(f"{ONE}yes/", views.release_translation, name="release_translation"),
    path(f"{ONE}withdraw/", views.withdraw_translation, name="withdraw_translation"),
]
