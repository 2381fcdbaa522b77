from django.urls import path

from goldthread.publishing.reports import views

ROOT = "assurance/reports/"

urlpatterns = [
    path(ROOT, views.reports, name="board_reports"),
    path(f"{ROOT}draft/", views.draft, name="draft_board_report"),
    path(f"{ROOT}<int:pk>/", views.report, name="board_report"),
    path(f"{ROOT}<int:pk>/approve/", views.approve, name="approve_board_report"),
    path(f"{ROOT}<int:pk>/<str:form>/", views.report_file, name="board_report_file"),
]
