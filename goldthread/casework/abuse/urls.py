from django.urls import path

from goldthread.casework.abuse import views, views_outside

FAMILY = "families/<int:pk>/abuse/"

urlpatterns = [
    path(FAMILY, views.abuse, name="abuse"),
    path(f"{FAMILY}contact/", views.contact, name="abuse_contact"),
    path(f"{FAMILY}contact/new/", views.new_contact, name="new_abuse_contact"),
    path(f"{FAMILY}who/", views.say_part, name="abuse_part"),
    path(f"{FAMILY}asked/", views.enquire, name="abuse_enquiry"),
    path(f"{FAMILY}control/", views.control, name="abuse_control"),
    path(f"{FAMILY}incident/", views.incident, name="abuse_incident"),
    path(f"{FAMILY}dash/", views.dash, name="abuse_dash"),
    path(f"{FAMILY}child/", views.experience, name="abuse_child"),
    path(f"{FAMILY}marac/", views_outside.refer, name="abuse_marac"),
    path("abuse/marac/<int:pk>/heard/", views_outside.heard, name="abuse_marac_heard"),
    path("abuse/marac/<int:pk>/action/", views_outside.marac_action, name="abuse_marac_action"),
    path(f"{FAMILY}clares-law/", views_outside.consider, name="abuse_clare"),
    path("abuse/clares-law/<int:pk>/", views_outside.disclosure_step, name="abuse_clare_step"),
    path("abuse/numbers/", views_outside.abuse_numbers, name="abuse_numbers"),
    path("abuse/numbers/<slug:code>/", views_outside.abuse_number, name="abuse_number"),
]
