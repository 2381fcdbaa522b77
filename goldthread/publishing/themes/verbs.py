"""Sentences of keeping themes."""

from goldthread.foundations.access.audit import register

register(
    {
        "theme.made": "made {about}",
        "theme.piece_written": "wrote {about}",
        "theme.piece_released": "released, as the second person, {about}",
        "theme.piece_ended": "took {about} from the public pages, because: {why}",
        "theme.marked": "put {summary} under {about}, for a second person to agree",
        "theme.mark_agreed": "agreed, as the second person, that {summary} stands under {about}",
        "theme.unmarked": "took {summary} from {about}",
    }
)
