from django.urls import path

from goldthread.casework.oversight import views, views_family, views_policy

ROOT = "supervision/"
AGREEMENT = f"{ROOT}agreements/<int:pk>/"
SESSION = f"{ROOT}sessions/<int:pk>/"
POLICY = f"{ROOT}policy/"
FAMILY = "families/<int:pk>/supervision/"
DECIDED = f"{ROOT}decisions/<int:pk>/"

urlpatterns = [
    path(ROOT, views.my_supervision, name="my_supervision"),
    path(f"{ROOT}chain/", views.chain, name="supervision_chain"),
    path(f"{ROOT}held/", views.held, name="supervision_held"),
    path(f"{ROOT}agreements/new/", views.new_agreement, name="new_supervision_agreement"),
    path(AGREEMENT, views.agreement, name="supervision_agreement"),
    path(f"{AGREEMENT}yes/", views.say_yes, name="supervision_yes"),
    path(f"{AGREEMENT}renew/", views.renew, name="renew_supervision"),
    path(f"{AGREEMENT}end/", views.end, name="end_supervision"),
    path(f"{AGREEMENT}session/", views.new_session, name="new_supervision_session"),
    path(SESSION, views.session, name="supervision_session"),
    path(f"{SESSION}work/", views.about_work, name="supervision_work"),
    path(f"{SESSION}families/<int:family>/", views_family.discuss, name="supervise_family"),
    path(f"{ROOT}discussed/<int:pk>/decide/", views_family.decide, name="supervision_decide"),
    path(f"{ROOT}discussed/<int:pk>/say/", views_family.say, name="supervision_say"),
    path(f"{DECIDED}hand-on/", views_family.hand_on, name="hand_on_decided"),
    path(f"{DECIDED}end/", views_family.end_decided, name="end_decided"),
    path(FAMILY, views_family.family_supervision, name="family_supervision"),
    path(f"{FAMILY}complex/", views_family.complex_family, name="complex_family"),
    path(f"{FAMILY}complex/<int:row>/end/", views_family.not_complex, name="not_complex"),
    path(POLICY, views_policy.policy, name="supervision_policy"),
    path(f"{POLICY}new/", views_policy.set_policy, name="set_supervision_policy"),
    path(f"{POLICY}<int:pk>/end/", views_policy.end_policy, name="end_supervision_policy"),
    path(f"{POLICY}questions/new/", views_policy.add_prompt, name="add_supervision_prompt"),
    path(
        f"{POLICY}questions/<int:pk>/end/", views_policy.end_prompt, name="end_supervision_prompt"
    ),
]
