from django.urls import path

from goldthread.improvement.recommendations import (
    views,
    views_answers,
    views_finish,
    views_guidance,
    views_library,
    views_teaching,
)

BODY = "recommendations/<int:pk>/bodies/<int:body>/"

urlpatterns = [
    path("reviews/", views_library.reviews, name="reviews"),
    path("reviews/<int:pk>/", views_library.review, name="review"),
    path("drafts/<int:pk>/finish/", views_finish.finish_draft, name="finish_draft"),
    path("learning-points/<int:pk>/", views.learning_point, name="learning_point"),
    path("recommendations/", views.recommendations, name="recommendations"),
    path("recommendations/<int:pk>/", views.recommendation, name="recommendation"),
    path("recommendations/<int:pk>/bodies/", views_answers.add_body, name="add_body"),
    path("recommendations/<int:pk>/drawn-from/", views_answers.drawn_from, name="drawn_from"),
    path("guidance/versions/<int:pk>/because/", views_guidance.because, name="guidance_because"),
    path("guidance/because/<int:pk>/end/", views_guidance.not_because, name="not_because"),
    path(
        "training/courses/<int:pk>/because/", views_teaching.course_because, name="course_because"
    ),
    path(
        "training/because/<int:pk>/end/",
        views_teaching.not_course_because,
        name="not_course_because",
    ),
    path(BODY, views_answers.address, name="address"),
    path(f"{BODY}answer/", views_answers.answer, name="answer"),
    path(f"{BODY}action/", views_answers.agree_action, name="agree_action"),
]
