"""Addresses of the directory, of a matter's doors, and of the trail."""

from django.urls import path

from goldthread.foundations.agencies.views import (
    account,
    doors,
    emergency,
    inviting,
    organisations,
    people,
    trail,
)

urlpatterns = [
    path("account/", account.account, name="account"),
    path("partnership/switch/", account.switch, name="switch_partnership"),
    path("people/", people.people, name="people"),
    path("people/invite/", inviting.invite, name="invite"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/second-factor/", people.lost_factor, name="lost_factor"),
    path("people/roles/<int:pk>/end/", people.end_role, name="end_role"),
    path("people/invitations/<int:pk>/again/", inviting.again, name="invite_again"),
    path("people/invitations/<int:pk>/withdraw/", inviting.withdraw, name="withdraw_invitation"),
    path("invitations/<str:secret>/", inviting.invitation, name="invitation"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/add/", organisations.add_organisation, name="add_organisation"),
    path("organisations/<int:pk>/", organisations.organisation, name="organisation"),
    path("organisations/<int:pk>/successor/", organisations.successor, name="successor"),
    path("matters/<slug:code>/people/", doors.doors, name="doors"),
    path("matters/<slug:code>/people/seat/", doors.give_seat, name="give_seat"),
    path("matters/<slug:code>/people/seat/<int:pk>/end/", doors.end_seat, name="end_seat"),
    path("matters/<slug:code>/people/conflict/", doors.conflict_of, name="conflict_of"),
    path(
        "matters/<slug:code>/people/conflict/<int:pk>/lift/",
        doors.lift_conflict,
        name="lift_conflict",
    ),
    path("matters/<slug:code>/conflict/", doors.own_conflict, name="own_conflict"),
    path("emergency-access/", emergency.emergency, name="emergency"),
    path("emergency-access/taken/", emergency.emergency_list, name="emergency_list"),
    path("emergency-access/taken/<int:pk>/seen/", emergency.seen, name="emergency_seen"),
    path("audit/", trail.trail, name="audit"),
]
