from django.urls import path

from goldthread.publishing.documents import views, views_copies, views_down

urlpatterns = [
    path("summaries/", views.summaries, name="summaries"),
    path("summaries/new/", views.new_summary, name="new_summary"),
    path("summaries/write/<int:pk>/", views.write_summary, name="write_summary"),
    path("summaries/<int:pk>/", views.summary, name="summary"),
    path("summaries/<int:pk>/copies/", views_copies.national_copies, name="national_copies"),
    path("reviews/<int:pk>/taken-down/", views_down.taken_down, name="taken_down"),
    path("national-copies/<int:pk>/back/", views_copies.copy_back, name="national_copy_back"),
    path("summaries/<int:pk>/<int:number>/", views.version, name="summary_version"),
    path("summaries/<int:pk>/<int:number>/check/", views.check_summary, name="check_summary"),
    path("summaries/<int:pk>/<int:number>/yes/", views.say_yes, name="say_yes"),
    path(
        "summaries/<int:pk>/<int:number>/withdraw/", views.withdraw_summary, name="withdraw_summary"
    ),
]
