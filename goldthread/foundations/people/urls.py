from django.urls import path

from goldthread.foundations.people.views import adding, facts, history, kin, register

AT = "matters/<slug:code>/register/"
WHO = f"{AT}people/<int:pk>/"
CHECK = f"{AT}checks/<int:pk>/"

urlpatterns = [
    path(AT, register.people, name="register"),
    path(f"{AT}family/", register.family, name="family_tree"),
    path(f"{AT}export/", register.export, name="register_export"),
    path(f"{AT}case/", register.marks, name="register_case"),
    path(f"{AT}add/", adding.add, name="register_add"),
    path(WHO, register.person, name="register_person"),
    path(f"{WHO}change/", facts.change, name="register_change"),
    path(f"{WHO}name/", facts.name, name="register_name"),
    path(f"{WHO}part/", facts.part, name="register_part"),
    path(f"{WHO}address/", facts.address, name="register_address"),
    path(f"{WHO}organisation/", facts.organisation, name="register_organisation"),
    path(f"{WHO}mistake/", facts.strike, name="register_strike"),
    path(f"{WHO}relationship/", kin.relate, name="register_relate"),
    path(f"{WHO}check-again/", history.again, name="history_again"),
    path(f"{AT}relationships/<int:pk>/mistake/", kin.unrelate, name="register_unrelate"),
    path(CHECK, history.check, name="history_check"),
    path(f"{CHECK}matches/<int:match>/", history.decide, name="history_decide"),
    path(f"{CHECK}matches/<int:match>/two-people/", history.take_back, name="history_take_back"),
    path(f"{CHECK}answer/", history.answer, name="history_answer"),
    path(f"{CHECK}close/", history.close, name="history_close"),
]
