from django.urls import path

from goldthread.publishing.papers import views, views_copies, views_release, views_templates

urlpatterns = [
    path("reviews/<int:pk>/documents/", views.papers, name="papers"),
    path("documents/<int:pk>/", views.paper, name="paper"),
    path("documents/<int:pk>/part/<slug:key>/", views.write_part, name="write_part"),
    path("documents/<int:pk>/take-up/", views.take_up, name="take_up_findings"),
    path("documents/<int:pk>/draft/<slug:form>/", views.draft, name="paper_draft"),
    path("documents/<int:pk>/files/", views_release.make_files, name="make_files"),
    path("documents/<int:pk>/check/", views_release.check_files, name="check_files"),
    path("documents/<int:pk>/yes/", views_release.say_yes, name="paper_yes"),
    path(
        "documents/<int:pk>/<int:number>/withdraw/",
        views_release.withdraw,
        name="withdraw_edition",
    ),
    path(
        "documents/<int:pk>/edition/<int:number>/<slug:form>/",
        views_release.edition_file,
        name="paper_edition_file",
    ),
    path("documents/<int:pk>/released/<slug:form>/", views_release.released, name="paper_released"),
    path("safe-copies/<int:pk>/release/", views_copies.release_copy, name="release_copy"),
    path("safe-copies/<int:pk>/very-file/", views_copies.copy_file, name="copy_file"),
    path("copy-releases/<int:pk>/withdraw/", views_copies.withdraw_copy, name="withdraw_copy"),
    path("document-templates/", views_templates.templates, name="paper_templates"),
    path("document-templates/marking/", views_templates.marking, name="paper_marking"),
    path("document-templates/<slug:kind>/", views_templates.template, name="paper_template"),
    path(
        "document-templates/<slug:kind>/usual/", views_templates.usual, name="usual_paper_template"
    ),
    path(
        "document-templates/<slug:kind>/file/",
        views_templates.file,
        name="paper_template_file",
    ),
]
