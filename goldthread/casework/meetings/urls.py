from django.urls import path

from goldthread.casework.meetings import views, views_minutes, views_people

urlpatterns = [
    path("reviews/<int:pk>/meetings/", views.meetings, name="meetings"),
    path("reviews/<int:pk>/meetings/new/", views.new_meeting, name="new_meeting"),
    path("meetings/<int:pk>/", views.meeting, name="meeting"),
    path("meetings/<int:pk>/move/", views.move_meeting, name="move_meeting"),
    path("meetings/<int:pk>/cancel/", views.cancel_meeting, name="cancel_meeting"),
    path("meetings/<int:pk>/calendar/", views.meeting_calendar, name="meeting_calendar"),
    path("meetings/<int:pk>/agenda/", views.agenda, name="meeting_agenda"),
    path("meetings/<int:pk>/agenda/change/", views.change_agenda, name="change_agenda"),
    path("meetings/<int:pk>/invite/", views_people.invite, name="invite_to_meeting"),
    path("meetings/<int:pk>/attendance/", views_people.attendance, name="meeting_attendance"),
    path("meetings/<int:pk>/interests/", views_people.interests, name="meeting_interests"),
    path("meetings/<int:pk>/papers/new/", views_people.new_paper, name="new_paper"),
    path("meetings/<int:pk>/minutes/", views_minutes.start_minutes, name="start_minutes"),
    path("meetings/<int:pk>/decisions/new/", views_minutes.new_decision, name="new_decision"),
    path("meetings/<int:pk>/actions/new/", views_minutes.new_action, name="new_meeting_action"),
    path("papers/<int:pk>/file/", views_people.paper_file, name="paper_file"),
    path("papers/<int:pk>/withdraw/", views_people.withdraw_paper, name="withdraw_paper"),
    path("minutes/<int:pk>/", views_minutes.minutes, name="minutes"),
    path("minutes/<int:pk>/write/", views_minutes.write_minutes, name="write_minutes"),
    path("minutes/<int:pk>/section/", views_minutes.add_section, name="add_minutes_section"),
    path("minutes/<int:pk>/send/", views_minutes.send_minutes, name="send_minutes"),
    path("minutes/<int:pk>/agree/", views_minutes.agree_minutes, name="agree_minutes"),
    path("minutes/<int:pk>/correct/", views_minutes.correct_minutes, name="correct_minutes"),
    path("minutes/<int:pk>/word/", views_minutes.minutes_word, name="minutes_word"),
]
