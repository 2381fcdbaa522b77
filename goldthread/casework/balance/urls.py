from django.urls import path

from goldthread.casework.balance import views, views_incongruent

ALL = "reviews/<int:pk>/balance/"

urlpatterns = [
    path(ALL, views.balance, name="balance"),
    path(f"{ALL}look/", views.look, name="balance_look"),
    path(f"{ALL}accept/", views.accept, name="balance_accept"),
    path(f"{ALL}incongruent/", views_incongruent.incongruences, name="incongruences"),
    path(f"{ALL}<uuid:identity>/mark/", views.mark, name="balance_mark"),
    path(
        f"{ALL}<uuid:identity>/incongruent/", views_incongruent.by_hand, name="incongruent_by_hand"
    ),
    path("balance-passages/<int:pk>/", views.passage, name="balance_passage"),
    path("incongruent-accounts/<int:pk>/", views_incongruent.incongruence, name="incongruence"),
]
