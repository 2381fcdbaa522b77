from django.urls import path

from goldthread.improvement.recommendations import views_finish

urlpatterns = [
    path("drafts/<int:pk>/finish/", views_finish.finish_draft, name="finish_draft"),
]
