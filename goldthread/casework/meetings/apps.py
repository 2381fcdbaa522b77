from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "goldthread.casework.meetings"

    def ready(self) -> None:
        from goldthread.casework.meetings.facts import meeting_held
        from goldthread.casework.reviews.facts import register

        register({"meeting_held": meeting_held})
