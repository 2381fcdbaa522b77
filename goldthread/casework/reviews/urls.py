from django.urls import path

from goldthread.casework.reviews import (
    views,
    views_life,
    views_people,
    views_setup,
    views_terms,
    views_time,
)

urlpatterns = [
    path("reviews/<int:pk>/facts/", views.describe, name="describe_review"),
    path("reviews/commission/", views_setup.commission, name="commission"),
    path("reviews/commission/details/", views_setup.commission_details, name="commission_details"),
    path("decisions/<int:pk>/review/", views_setup.open_review, name="open_review"),
    path("reviews/<int:pk>/period/", views_setup.review_period, name="review_period"),
    path("reviews/<int:pk>/set-up/people/", views_setup.review_people, name="review_people"),
    path("reviews/<int:pk>/life/", views_life.review_life, name="review_life"),
    path("reviews/<int:pk>/instead/<slug:name>/", views_life.said_instead, name="said_instead"),
    path("reviews/<int:pk>/move/", views_life.move_review, name="move_review"),
    path("reviews/<int:pk>/terms/", views_terms.terms, name="terms"),
    path("reviews/<int:pk>/terms/write/", views_terms.write_terms, name="write_terms"),
    path("reviews/<int:pk>/terms/agree/", views_terms.agree_terms, name="agree_terms"),
    path("reviews/<int:pk>/terms/new/", views_terms.new_terms, name="new_terms"),
    path("reviews/<int:pk>/terms/<int:version>/", views_terms.terms_version, name="terms_version"),
    path(
        "reviews/<int:pk>/terms/<int:version>/changes/",
        views_terms.terms_changes,
        name="terms_changes",
    ),
    path("reviews/<int:pk>/terms/<int:version>/word/", views_terms.terms_word, name="terms_word"),
    path("reviews/<int:pk>/panel/", views_people.panel, name="panel"),
    path("reviews/<int:pk>/panel/sectors/", views_people.panel_sectors, name="panel_sectors"),
    path(
        "reviews/<int:pk>/panel/independence/",
        views_people.state_independence,
        name="state_independence",
    ),
    path(
        "reviews/<int:pk>/panel/independence/<int:statement>/withdraw/",
        views_people.withdraw_statement,
        name="withdraw_statement",
    ),
    path("reviews/<int:pk>/pseudonym/", views_people.pseudonym, name="pseudonym"),
    path(
        "reviews/<int:pk>/pseudonym/choose/", views_people.choose_pseudonym, name="choose_pseudonym"
    ),
    path("reviews/<int:pk>/pseudonym/check/", views_people.check_pseudonym, name="check_pseudonym"),
    path("reviews/<int:pk>/timetable/", views_time.timetable, name="timetable"),
    path("reviews/<int:pk>/timetable/add/", views_time.add_milestone, name="add_milestone"),
    path(
        "reviews/<int:pk>/timetable/<int:milestone>/move/",
        views_time.move_milestone,
        name="move_milestone",
    ),
    path(
        "reviews/<int:pk>/timetable/<int:milestone>/reached/",
        views_time.reach_milestone,
        name="reach_milestone",
    ),
    path("reviews/<int:pk>/letters/<int:letter>/", views_time.letter_sent, name="letter_sent"),
    path("reviews/<int:pk>/clocks/stop/", views_time.stop_clock, name="stop_clock"),
    path("reviews/<int:pk>/clocks/day/", views_time.clock_event, name="clock_event"),
    path(
        "reviews/<int:pk>/clocks/stops/<int:stop>/", views_time.restart_clock, name="restart_clock"
    ),
    path("reviews/<int:pk>/clocks/<slug:step>/done/", views_time.clock_done, name="clock_done"),
    path(
        "reviews/<int:pk>/clocks/<slug:step>/late/", views_time.clock_overrun, name="clock_overrun"
    ),
]
