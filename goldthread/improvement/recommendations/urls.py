from django.urls import path

from goldthread.improvement.recommendations import (
    views,
    views_answers,
    views_because,
    views_finish,
    views_library,
)

BODY = "recommendations/<int:pk>/bodies/<int:body>/"
COURSE = "training/courses/<int:pk>/"

urlpatterns = [
    path("reviews/", views_library.reviews, name="reviews"),
    path("reviews/<int:pk>/", views_library.review, name="review"),
    path("drafts/<int:pk>/finish/", views_finish.finish_draft, name="finish_draft"),
    path("learning-points/<int:pk>/", views.learning_point, name="learning_point"),
    path("recommendations/", views.recommendations, name="recommendations"),
    path("recommendations/<int:pk>/", views.recommendation, name="recommendation"),
    path("recommendations/<int:pk>/bodies/", views_answers.add_body, name="add_body"),
    path("recommendations/<int:pk>/drawn-from/", views_answers.drawn_from, name="drawn_from"),
    path("guidance/versions/<int:pk>/because/", views_because.guidance, name="guidance_because"),
    path("guidance/because/<int:pk>/end/", views_because.not_guidance, name="not_because"),
    path(f"{COURSE}because/", views_because.course, name="course_because"),
    path(f"{COURSE}learning/", views_because.course_learning, name="course_learning"),
    path("training/because/<int:pk>/end/", views_because.not_course, name="not_course_because"),
    path(
        "training/learning/<int:pk>/end/",
        views_because.not_course_learning,
        name="not_course_learning",
    ),
    path(BODY, views_answers.address, name="address"),
    path(f"{BODY}answer/", views_answers.answer, name="answer"),
    path(f"{BODY}action/", views_answers.agree_action, name="agree_action"),
]
