from django.urls import path

from goldthread.improvement.assurance import views, views_audit

ROOT = "assurance/"
PART = f"{ROOT}parts/<int:pk>/"
TOOL = f"{ROOT}tools/<int:pk>/"
AUDIT = f"{ROOT}audits/<int:pk>/"
ANSWERS = f"{ROOT}answers/<int:pk>/"

urlpatterns = [
    path(ROOT, views.assurance, name="assurance"),
    path(f"{ROOT}board/", views.board, name="assurance_board"),
    path(f"{ROOT}recommendations/<int:pk>/", views.how_we_know, name="how_we_know"),
    path(f"{PART}test/", views.test_part, name="test_part"),
    path(f"{PART}judge/", views.judge_part, name="judge_part"),
    path(f"{PART}answer/", views.answer_part, name="answer_part"),
    path(f"{ROOT}tests/<int:pk>/file/", views.test_file, name="test_file"),
    path(f"{ROOT}audits/", views_audit.audits, name="case_audits"),
    path(f"{ROOT}audits/new/", views_audit.hold_audit, name="hold_audit"),
    path(f"{ROOT}tools/new/", views_audit.new_tool, name="new_audit_tool"),
    path(TOOL, views_audit.tool, name="audit_tool"),
    path(f"{TOOL}grade/", views_audit.add_grade, name="add_audit_grade"),
    path(f"{TOOL}question/", views_audit.add_question, name="add_audit_question"),
    path(
        f"{TOOL}questions/<int:question>/out/", views_audit.take_out, name="take_out_audit_question"
    ),
    path(f"{TOOL}use/", views_audit.use_tool, name="use_audit_tool"),
    path(f"{TOOL}version/", views_audit.new_version, name="new_tool_version"),
    path(AUDIT, views_audit.audit_page, name="case_audit"),
    path(f"{AUDIT}draw/", views_audit.draw_sample, name="draw_sample"),
    path(f"{AUDIT}void/", views_audit.void_sample, name="void_sample"),
    path(f"{AUDIT}close/", views_audit.close_audit, name="close_audit"),
    path(f"{AUDIT}finding/", views_audit.add_finding, name="add_audit_finding"),
    path(f"{ROOT}findings/<int:pk>/action/", views_audit.act_on_finding, name="act_on_finding"),
    path(ANSWERS, views_audit.answers, name="audit_answers"),
    path(f"{ANSWERS}cases/<int:case>/", views_audit.answer_case, name="answer_case"),
    path(f"{ANSWERS}hand-in/", views_audit.hand_in, name="hand_in_answers"),
    path(f"{ANSWERS}give-back/", views_audit.give_back, name="give_back_answers"),
]
