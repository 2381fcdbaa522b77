from django.urls import path

from goldthread.foundations.guidance.views import approving, reading, register, writing

ONE = "guidance/<int:pk>/"
VERSION = "guidance/versions/<int:pk>/"

urlpatterns = [
    path("guidance/", register.guidance, name="guidance"),
    path("guidance/new/", writing.new_guidance, name="new_guidance"),
    path("guidance/drifting/", register.drifting, name="guidance_drift"),
    path("guidance/limits/", register.guidance_limits, name="guidance_limits"),
    path("guidance/situations/", register.situations, name="guidance_situations"),
    path("guidance/situations/<int:pk>/end/", register.end_situation, name="end_situation"),
    path(ONE, register.guidance_page, name="guidance_page"),
    path(f"{ONE}write/", writing.write_guidance, name="write_guidance"),
    path(f"{ONE}owner/", writing.hand_guidance, name="hand_guidance"),
    path(f"{ONE}situations/", writing.suit_guidance, name="suit_guidance"),
    path(f"{ONE}withdraw/", writing.withdraw_guidance, name="withdraw_guidance"),
    path(f"{ONE}readers/", reading.guidance_readers, name="guidance_readers"),
    path("guidance/readers/<int:pk>/end/", reading.stop_reader, name="stop_reader"),
    path(VERSION, approving.guidance_version, name="guidance_version"),
    path(f"{VERSION}yes/", approving.approve_guidance, name="approve_guidance"),
    path(f"{VERSION}no/", approving.refuse_guidance, name="refuse_guidance"),
    path(f"{VERSION}ask/", approving.ask_guidance, name="ask_guidance"),
    path(f"{VERSION}set-aside/", approving.set_aside_guidance, name="set_aside_guidance"),
    path(f"{VERSION}not-public/", approving.unpublish_guidance, name="unpublish_guidance"),
    path(f"{VERSION}file/", approving.guidance_file, name="guidance_file"),
    path(f"{VERSION}read/", reading.acknowledge_guidance, name="acknowledge_guidance"),
    path(f"{VERSION}broken/", reading.report_link, name="report_link"),
    path("guidance/links/<int:pk>/mended/", reading.mend_link, name="mend_link"),
]
