from django.urls import path

from goldthread.foundations.training import views, views_people

ROOT = "training/"
COURSE = f"{ROOT}courses/<int:pk>/"
SITTING = f"{ROOT}sessions/<int:pk>/"
ROW = f"{ROOT}files/rows/<int:pk>/"

urlpatterns = [
    path(ROOT, views.my_training, name="my_training"),
    path(f"{ROOT}courses/", views.courses, name="training_courses"),
    path(f"{ROOT}courses/new/", views.new_course, name="new_training_course"),
    path(COURSE, views.course, name="training_course"),
    path(f"{COURSE}withdraw/", views.end_course, name="end_training_course"),
    path(f"{COURSE}needed/", views.require_course, name="require_training"),
    path(f"{ROOT}needed/<int:pk>/end/", views.end_requirement, name="end_training_requirement"),
    path(f"{COURSE}plan/", views.plan, name="plan_training"),
    path(SITTING, views.sitting, name="training_sitting"),
    path(f"{SITTING}cancel/", views.cancel_sitting, name="cancel_training_sitting"),
    path(f"{SITTING}book/", views.book, name="book_training"),
    path(f"{SITTING}book-for/", views.book_for, name="book_training_for"),
    path(f"{SITTING}came/", views.came, name="training_came"),
    path(f"{ROOT}places/<int:pk>/cancel/", views.cancel_booking, name="cancel_training_booking"),
    path(f"{ROOT}places/<int:pk>/<slug:stage>/", views.answer, name="training_answer"),
    path(f"{ROOT}done/<int:pk>/", views_people.certificate, name="training_certificate"),
    path(f"{ROOT}people/", views_people.people, name="training_people"),
    path(f"{ROOT}agencies/", views_people.by_agency, name="training_agencies"),
    path(f"{ROOT}files/", views_people.files, name="training_files"),
    path(f"{ROOT}files/<int:pk>/", views_people.file, name="training_file"),
    path(f"{ROW}place/", views_people.place, name="place_training_row"),
    path(f"{ROW}aside/", views_people.put_aside, name="put_aside_training_row"),
]
