from django.urls import path

from goldthread.publishing.anonymising import views

urlpatterns = [
    path("leak-checks/<int:pk>/", views.leak_check, name="leak_check"),
    path("leak-checks/<int:pk>/decide/", views.decide_findings, name="decide_findings"),
]
