from django.urls import path

from goldthread.casework.contributions import (
    views,
    views_agency,
    views_asking,
    views_lines,
    views_records,
    views_sent,
    views_word,
    views_writing,
)

ONE = "returns/<uuid:pk>/"
REPORT = f"{ONE}report/"
RECORD = f"{REPORT}records/<slug:holds>/"
SENT = f"{ONE}sent/<int:number>/"

urlpatterns = [
    path("reviews/<int:pk>/returns/", views.returns, name="returns"),
    path("reviews/<int:pk>/returns/invite/", views_asking.invite, name="invite_returns"),
    path("returns/", views.my_returns, name="my_returns"),
    path(ONE, views.one_return, name="return"),
    path(f"{ONE}ask-again/", views_asking.chase, name="return_chase"),
    path(f"{ONE}time/", views_asking.time, name="return_time"),
    path(f"{ONE}excuse/", views_asking.excuse, name="return_excuse"),
    path(f"{ONE}open/", views_asking.release, name="return_release"),
    path(f"{ONE}ruling/", views_asking.ruling, name="return_ruling"),
    path(f"{ONE}acknowledge/", views_agency.acknowledge, name="return_acknowledge"),
    path(f"{ONE}author/", views_agency.author, name="return_author"),
    path(f"{ONE}author/end/", views_agency.author_end, name="return_author_end"),
    path(f"{ONE}independence/", views_agency.independence, name="return_independence"),
    path(f"{ONE}conflict/", views_agency.conflict, name="return_conflict"),
    path(f"{ONE}nil/", views_agency.nil, name="return_nil"),
    path(f"{ONE}secured/", views_agency.secured, name="return_secured"),
    path(f"{ONE}hand-in/", views_agency.hand_in, name="return_hand_in"),
    path(f"{ONE}hand-back/", views_agency.hand_back, name="return_hand_back"),
    path(f"{ONE}sign-off/", views_agency.sign_off, name="return_sign_off"),
    path(f"{ONE}quality/", views_sent.quality, name="return_quality"),
    path(f"{ONE}decide/", views_sent.decide, name="return_decide"),
    path(REPORT, views_writing.report, name="imr"),
    path(f"{REPORT}read/", views_writing.read, name="imr_read"),
    path(f"{REPORT}word/", views_word.word_out, name="imr_word"),
    path(f"{REPORT}word/in/", views_word.word_in, name="imr_word_in"),
    path(f"{REPORT}word/<int:number>/", views_word.word_preview, name="imr_word_preview"),
    path(f"{REPORT}word/<int:number>/file/", views_word.word_file, name="imr_word_file"),
    path(f"{RECORD}new/", views_records.add, name="imr_record"),
    path(f"{RECORD}<int:number>/", views_records.change, name="imr_record_change"),
    path(f"{RECORD}<int:number>/out/", views_records.withdraw, name="imr_record_withdraw"),
    path(f"{REPORT}lines/", views_lines.lines, name="imr_lines"),
    path(f"{REPORT}sections/<slug:section>/", views_writing.section, name="imr_section"),
    path(f"{REPORT}sections/<slug:section>/versions/", views_writing.versions, name="imr_versions"),
    path(SENT, views_sent.sent, name="imr_sent"),
    path(f"{SENT}word/", views_sent.sent_word, name="imr_sent_word"),
    path(f"{SENT}changes/", views_sent.changes, name="imr_changes"),
]
