from django.urls import path

from goldthread.casework.submissions import (
    views,
    views_agency,
    views_asking,
    views_draft,
    views_file,
)

ONE = "chronologies/<uuid:pk>/"
FILE = f"{ONE}files/<uuid:file>/"
ENTRY = "chronologies/entries/<int:pk>/"

urlpatterns = [
    path("reviews/<int:pk>/chronologies/", views.calls, name="calls"),
    path("reviews/<int:pk>/chronologies/ask/", views_asking.ask, name="ask_chronologies"),
    path("chronologies/", views.my_calls, name="my_calls"),
    path(ONE, views.one_call, name="call"),
    path(f"{ONE}ask-again/", views_asking.chase, name="call_chase"),
    path(f"{ONE}due/", views_asking.due, name="call_due"),
    path(f"{ONE}time/", views_asking.time, name="call_time"),
    path(f"{ONE}excuse/", views_asking.excuse, name="call_excuse"),
    path(f"{ONE}acknowledge/", views_agency.acknowledge, name="call_acknowledge"),
    path(f"{ONE}writer/", views_agency.writer, name="call_writer"),
    path(f"{ONE}writer/end/", views_agency.writer_end, name="call_writer_end"),
    path(f"{ONE}nil/", views_agency.nil, name="call_nil"),
    path(f"{ONE}conflict/", views_agency.conflict, name="call_conflict"),
    path(f"{ONE}template/<slug:form>/", views_agency.template, name="chronology_template"),
    path(f"{ONE}files/", views_file.file_in, name="chronology_file"),
    path(FILE, views_file.preview, name="chronology_preview"),
    path(f"{FILE}put-away/", views_file.put_away, name="chronology_put_away"),
    path(f"{FILE}original/", views_file.original, name="chronology_original"),
    path(f"{ONE}draft/", views_draft.draft, name="chronology_draft"),
    path(f"{ONE}draft/new/", views_draft.type_entry, name="chronology_type"),
    path(f"{ONE}draft/empty/", views_draft.empty, name="chronology_empty"),
    path(f"{ONE}again/", views_draft.again, name="chronology_again"),
    path(f"{ONE}send/", views_draft.send, name="chronology_send"),
    path(f"{ONE}sent/<int:number>/", views.sent, name="chronology_sent"),
    path(f"{ONE}sent/<int:number>/changes/", views.changes, name="chronology_changes"),
    path(ENTRY, views.entry, name="chronology_entry"),
    path(f"{ENTRY}change/", views_draft.change, name="chronology_entry_change"),
    path(f"{ENTRY}out/", views_draft.withdraw, name="chronology_entry_out"),
]
