from django.urls import path

from goldthread.improvement.assurance import views

ROOT = "assurance/"
PART = f"{ROOT}parts/<int:pk>/"

urlpatterns = [
    path(ROOT, views.assurance, name="assurance"),
    path("recommendations/<int:pk>/how-we-know/", views.how_we_know, name="how_we_know"),
    path(f"{PART}test/", views.test_part, name="test_part"),
    path(f"{PART}judge/", views.judge_part, name="judge_part"),
    path(f"{PART}answer/", views.answer_part, name="answer_part"),
    path(f"{ROOT}tests/<int:pk>/file/", views.test_file, name="test_file"),
]
