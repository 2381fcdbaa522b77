from django.urls import path

from goldthread.publishing.anonymising import views, views_files, views_keys, views_originals

urlpatterns = [
    path("leak-checks/<int:pk>/", views.leak_check, name="leak_check"),
    path("leak-checks/<int:pk>/decide/", views.decide_findings, name="decide_findings"),
    path("reviews/<int:pk>/safe-documents/", views_originals.originals, name="originals"),
    path(
        "reviews/<int:pk>/safe-documents/send/", views_originals.send_original, name="send_original"
    ),
    path("safe-documents/<int:pk>/", views_originals.original, name="original"),
    path("safe-documents/<int:pk>/again/", views_originals.look_again, name="look_again"),
    path("safe-documents/<int:pk>/make/", views_originals.make_copy, name="make_copy"),
    path("safe-documents/<int:pk>/texts/", views_originals.original_texts, name="original_texts"),
    path(
        "safe-documents/<int:pk>/findings/",
        views_originals.original_findings,
        name="original_findings",
    ),
    path(
        "safe-documents/<int:pk>/decide/", views_originals.decide_original, name="decide_original"
    ),
    path("safe-documents/<int:pk>/as-sent/", views_files.original_file, name="original_file"),
    path("safe-copies/<int:pk>/", views_files.safe_copy, name="safe_copy"),
    path("safe-copies/<int:pk>/key/", views_keys.make_key, name="make_key"),
    path("anonymising-keys/<int:pk>/", views_keys.anonymising_key, name="anonymising_key"),
    path("reviews/<int:pk>/public-already/", views_keys.public_facts, name="public_facts"),
    path("public-already/<int:pk>/back/", views_keys.public_fact_back, name="public_fact_back"),
    path("unread/<int:pk>/", views_files.unread_picture, name="unread_picture"),
    path("unread/<int:pk>/looked/", views_files.look_at, name="look_at"),
]
