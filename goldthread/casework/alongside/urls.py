from django.urls import path

from goldthread.casework.alongside import views, views_family, views_holds

urlpatterns = [
    path("reviews/<int:pk>/alongside/", views.alongside, name="alongside"),
    path("reviews/<int:pk>/proceedings/new/", views.new_proceeding, name="new_proceeding"),
    path("proceedings/<int:pk>/", views.proceeding, name="proceeding"),
    path("proceedings/<int:pk>/state/", views.proceeding_state, name="proceeding_state"),
    path("reviews/<int:pk>/disclosures/new/", views.new_disclosure, name="new_disclosure"),
    path("disclosures/<int:pk>/", views.disclosure, name="disclosure"),
    path("disclosures/<int:pk>/decide/", views.decide_disclosure, name="decide_disclosure"),
    path("reviews/<int:pk>/risks/new/", views_holds.new_risk, name="new_risk"),
    path("risks/<int:pk>/", views_holds.risk, name="risk"),
    path("risks/<int:pk>/look/", views_holds.look_at_risk, name="look_at_risk"),
    path("risks/<int:pk>/close/", views_holds.close_risk, name="close_risk"),
    path("reviews/<int:pk>/holds/new/", views_holds.new_hold, name="new_hold"),
    path("holds/<int:pk>/", views_holds.hold, name="hold"),
    path("holds/<int:pk>/check/", views_holds.check_hold, name="check_hold"),
    path("holds/<int:pk>/lift/", views_holds.lift_hold, name="lift_hold"),
    path("holds/<int:pk>/confirm/", views_holds.confirm_hold, name="confirm_hold"),
    path("reviews/<int:pk>/family/", views_family.family, name="family"),
    path("reviews/<int:pk>/family/new/", views_family.new_member, name="new_family_member"),
    path("family/<int:pk>/", views_family.family_member, name="family_member"),
    path("family/<int:pk>/contact/", views_family.family_contact, name="family_contact"),
    path("family/<int:pk>/plan/", views_family.family_plan, name="family_plan"),
    path(
        "family/<int:pk>/not-involved/",
        views_family.family_not_involved,
        name="family_not_involved",
    ),
]
