from django.urls import path

from goldthread.casework.wellbeing import views, views_topics

FAMILY = "families/<int:pk>/mental-health/"
ROOM = "mental-health/"

urlpatterns = [
    path(FAMILY, views.wellbeing, name="wellbeing"),
    path(f"{FAMILY}told/", views.told, name="wellbeing_told"),
    path(f"{FAMILY}consent/", views.consent, name="wellbeing_consent"),
    path(f"{FAMILY}consultation/", views.consultation, name="wellbeing_consultation"),
    path(f"{FAMILY}visit/", views.plan_visit, name="wellbeing_visit"),
    path(f"{ROOM}visits/<int:pk>/", views.end_visit, name="wellbeing_visited"),
    path(f"{FAMILY}crisis/", views.crisis, name="wellbeing_crisis"),
    path(f"{ROOM}explained/", views_topics.topics, name="wellbeing_topics"),
    path(f"{ROOM}explained/new/", views_topics.new_topic, name="new_wellbeing_topic"),
    path(f"{ROOM}explained/<int:pk>/", views_topics.topic, name="wellbeing_topic"),
    path(f"{ROOM}explained/<int:pk>/change/", views_topics.change_topic, name="change_wellbeing"),
    path(f"{ROOM}weeks/", views_topics.wellbeing_numbers, name="wellbeing_numbers"),
    path(f"{ROOM}weeks/<slug:code>/", views_topics.wellbeing_number, name="wellbeing_number"),
]
