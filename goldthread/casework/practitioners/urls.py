from django.urls import path

from goldthread.casework.practitioners import (
    views,
    views_feedback,
    views_invited,
    views_notes,
    views_own,
    views_prepare,
)

REVIEW = "reviews/<int:pk>/events/"
ONE = "events/<int:pk>/"
TOPIC = f"{ONE}topics/<int:topic>/"
PERSON = f"{ONE}invited/<int:person>/"
SAID = f"{ONE}notes/<int:row>/"
OWN = "event-invitations/<int:pk>/"

urlpatterns = [
    path(REVIEW, views.events, name="events"),
    path(f"{REVIEW}new/", views.new_event, name="new_event"),
    path(f"{REVIEW}none/", views.no_event, name="no_event"),
    path(f"{REVIEW}none/take-back/", views.event_after_all, name="event_after_all"),
    path(ONE, views.event, name="event"),
    path(f"{ONE}not-held/", views.event_not_held, name="event_not_held"),
    path(f"{ONE}held-after-all/", views.held_after_all, name="held_after_all"),
    path(f"{ONE}close/", views.close_event, name="close_event"),
    path(f"{ONE}open/", views.open_event, name="open_event"),
    path(f"{ONE}calendar.ics", views.event_calendar, name="event_calendar"),
    path(f"{ONE}arrange/", views_prepare.arrange_event, name="arrange_event"),
    path(f"{ONE}statement/", views_prepare.event_statement, name="event_statement"),
    path(f"{ONE}facilitators/", views_prepare.event_facilitators, name="event_facilitators"),
    path(
        f"{ONE}facilitators/<int:row>/end/",
        views_prepare.end_facilitator,
        name="end_facilitator",
    ),
    path(f"{ONE}topics/", views_prepare.add_topic, name="add_topic"),
    path(TOPIC, views_prepare.event_topic, name="event_topic"),
    path(f"{TOPIC}release/", views_prepare.release_topic, name="release_topic"),
    path(f"{TOPIC}take-out/", views_prepare.take_topic_out, name="take_topic_out"),
    path(f"{ONE}invite/", views_invited.invite, name="invite_practitioner"),
    path(PERSON, views_invited.invited, name="invited"),
    path(f"{PERSON}reply/", views_invited.record_reply, name="record_reply"),
    path(f"{PERSON}support/", views_invited.note_support, name="note_support"),
    path(f"{PERSON}withdraw/", views_invited.withdraw_invited, name="withdraw_invited"),
    path(f"{ONE}key/", views_invited.event_key, name="event_key"),
    path(f"{ONE}attendance/", views_invited.event_attendance, name="event_attendance"),
    path(f"{ONE}notes/", views_notes.event_notes, name="event_notes"),
    path(f"{ONE}notes/word/", views_notes.notes_in_word, name="notes_in_word"),
    path(f"{ONE}notes/new/", views_notes.record_words, name="record_words"),
    path(f"{SAID}correct/", views_notes.correct_words, name="correct_words"),
    path(f"{SAID}look/", views_notes.look_through, name="look_through"),
    path(f"{ONE}feedback/", views_feedback.event_feedback, name="event_feedback"),
    path(f"{ONE}feedback/write/", views_feedback.write_feedback, name="write_feedback"),
    path(f"{ONE}feedback/release/", views_feedback.release_feedback, name="release_feedback"),
    path(OWN, views_own.my_event, name="my_event"),
    path(f"{OWN}reply/", views_own.my_reply, name="my_reply"),
    path(f"{OWN}statement/", views_own.my_statement, name="my_statement"),
    path(f"{OWN}words/", views_own.my_words, name="my_words"),
    path(f"{OWN}words/<int:row>/", views_own.my_correction, name="my_correction"),
    path(f"{OWN}feedback/", views_own.my_feedback, name="my_feedback"),
    path(f"{OWN}calendar.ics", views_own.my_calendar, name="my_event_calendar"),
]
