from django.urls import path

from goldthread.publishing.public_site import views, views_files

urlpatterns = [
    path("learning/", views.public_summaries, name="public_summaries"),
    path("learning/feed.xml", views.public_feed, name="public_feed"),
    path("learning/data.json", views.public_data, name="public_data"),
    path("learning/themes/", views.public_themes, name="public_themes"),
    path("learning/themes/<slug:slug>/", views.public_theme, name="public_theme"),
    path("learning/guidance/", views.public_guidance, name="public_guidance"),
    path("learning/guidance/<slug:slug>/", views.public_guidance_page, name="public_guidance_page"),
    path(
        "learning/<slug:slug>/<slug:kind>.<slug:form>", views_files.public_file, name="public_file"
    ),
    path("learning/<slug:slug>/", views.public_summary, name="public_summary"),
    path(
        "learning/<slug:slug>/<str:language>/", views.public_translation, name="public_translation"
    ),
]
