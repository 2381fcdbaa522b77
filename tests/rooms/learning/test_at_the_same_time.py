"""Two people decide on the same items in the same moment: each item is decided once."""

import subprocess
import sys
from pathlib import Path

from tests.ops.conftest import ROOT, Installation, ready, set_up  # noqa: F401 - fixtures

ITEMS = 30
PREPARE = f"""
from django.utils import timezone
from goldthread.casework.reviews import actions
from goldthread.improvement.learning.models import Draft, Proposal
from tests import factories
cast = factories.cast()
review = actions.bring_in(
    partnership=cast.partnership, title="Robin", by=cast.manager, published=True
)
draft = Draft.objects.create(
    review=review, file_name="robin.txt", media="txt", sha256="0" * 64, read_at=timezone.now()
)
Proposal.objects.bulk_create(
    Proposal(draft=draft, order=n, listing="learning", text=f"Lesson {{n}}", because="test")
    for n in range({ITEMS})
)
print(cast.manager.pk, cast.support.pk)
"""
DECIDE = """
import pathlib, sys, time
import django; django.setup()
from goldthread.foundations.access.models import User
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning import deciding
from goldthread.improvement.learning.models import Proposal
person, me, other = sys.argv[1:]
by = User.objects.get(pk=person)
waiting = list(Proposal.objects.select_related("draft"))
pathlib.Path(me).touch()
while not pathlib.Path(other).exists():
    time.sleep(0.001)
refused = 0
for one in waiting:
    try:
        deciding.accept(proposal=one, by=by)
    except Refused as no:
        refused += "already decided" in str(no)
print(refused)
"""
COUNT = """
from django.db.models import Count
from goldthread.improvement.learning.models import Decision, Proposal
counted = Proposal.objects.annotate(n=Count("decisions")).values_list("n", flat=True)
print(Decision.objects.count(), set(counted))
"""


def test_each_item_is_decided_once(ready: Installation, tmp_path: Path) -> None:  # noqa: F811
    people = ready.python(PREPARE).split()
    flags = [str(tmp_path / "one"), str(tmp_path / "two")]
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", DECIDE, person, *order],
            env=ready.env,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for person, order in zip(people, (flags, flags[::-1]), strict=True)
    ]
    told = [racer.communicate(timeout=600) for racer in racers]
    assert [racer.returncode for racer in racers] == [0, 0], told
    refused = [int(out) for out, _ in told]
    assert sum(refused) == ITEMS
    assert ready.python(COUNT) == f"{ITEMS} {{1}}"
