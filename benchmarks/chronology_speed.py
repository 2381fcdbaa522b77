"""How long a merge takes beside only reading the same files with the fastest readers known.

    .venv/bin/python -m benchmarks.chronology_speed          # 20 files of 5,000 rows, three kinds
    .venv/bin/python -m benchmarks.chronology_speed --grow   # 10,000 to 1,000,000 rows, a plot

Files are made in a temporary folder: agencies' invented entries over three years, every text its
own. "Only reading" is python-calamine to lists for .xlsx, zip and lxml iterparse for .docx, and
Python's csv for .csv, one file after another in one process. "Merge" is the command line as a
whole: start, checks, reading, dates, matching, conflicts, silences, and JSON to a file.
"""

import argparse
import csv
import io
import random
import resource
import subprocess
import sys
import tempfile
import zipfile
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import xlsxwriter
from docx import Document
from lxml import etree

from goldthread.engines.chronology.out_word import _row
from tests.engines.chronology.cases import make_case

AGENCIES = 20
HEADINGS = (
    "Date of contact",
    "Time",
    "Source",
    "What happened",
    "Action taken",
    "Comment",
    "Child seen?",
)
STREETS = (
    "Beck",
    "Mill",
    "Fen",
    "Church",
    "Station",
    "Abbey",
    "Orchard",
    "Priory",
    "Marsh",
    "Ferry",
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def texts(number: int, seed: int) -> list[str]:
    """Entries' words, each made its own by a street, a number and a name of a document."""
    rng = random.Random(seed)
    pool = [
        row.text
        for n in range(6)
        for rows in make_case(seed * 50 + n, "ABC").rows.values()
        for row in rows
    ]
    return [
        f"{rng.choice(pool)} Log {rng.randint(100, 99_999)}, {rng.randint(1, 200)} "
        f"{rng.choice(STREETS)} "
        f"{rng.choice(('Close', 'Road', 'Lane'))}. {rng.choice(pool)}"
        for _ in range(number)
    ]


def table(rows: int, seed: int) -> list[tuple[str, ...]]:
    rng = random.Random(seed)
    start = date(2016, 1, 1)
    days = sorted(rng.randint(0, 1095) for _ in range(rows))
    return [
        (f"{start + timedelta(days=day):%d/%m/%Y}",
         f"{rng.randint(8, 18):02d}:{rng.randint(0, 59):02d}" if rng.random() < 0.5 else "",
         rng.choice(("Case notes", "System record", "Paper file")), text,
         rng.choice(("None", "Advice given", "Referral to children's social care", "Discussed")),
         "", rng.choice(("Yes", "No", "")))
        for day, text in zip(days, texts(rows, seed), strict=True)
    ]  # fmt: skip


def write(kind: str, path: Path, rows: list[tuple[str, ...]]) -> None:
    if kind == "csv":
        with path.open("w", newline="", encoding="utf-8") as target:
            csv.writer(target).writerows([HEADINGS, *rows])
    elif kind == "xlsx":
        book = xlsxwriter.Workbook(path, {"constant_memory": True})
        sheet = book.add_worksheet()
        for number, row in enumerate([HEADINGS, *rows]):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text)
        book.close()
    else:
        document = Document()
        grid = document.add_table(rows=0, cols=len(HEADINGS))
        for row in [HEADINGS, *rows]:
            grid._tbl.append(etree.fromstring(_row(row)))
        document.save(str(path))


def only_read(paths: list[Path]) -> float:
    from python_calamine import CalamineWorkbook

    began = perf_counter()
    for path in paths:
        if path.suffix == ".csv":
            with path.open(newline="", encoding="utf-8") as source:
                list(csv.reader(source))
        elif path.suffix == ".xlsx":
            CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
        else:
            with zipfile.ZipFile(path) as package:
                data = io.BytesIO(package.read("word/document.xml"))
            for _, row in etree.iterparse(data, tag=f"{_W}tr"):
                ["".join(cell.itertext(f"{_W}t")) for cell in row.iterfind(f"{_W}tc")]
                row.clear()
    return perf_counter() - began


def merge(paths: list[Path], folder: Path) -> tuple[float, float]:
    """(seconds, megabytes at the most) of the command."""
    named = [f"agency-{number}={path}" for number, path in enumerate(paths, 1)]
    before = perf_counter()
    with (folder / "merged.json").open("w") as target:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.chronology_speed", "--inner", *named],
            stdout=target, check=False, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    taken = perf_counter() - before
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    return taken, float(done.stderr.split()[-1])


def inner(named: list[str]) -> int:
    from goldthread.cli import main as goldthread

    status = goldthread(["chronology", "merge", *named, "--json"])
    peak = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(peak / 1024, file=sys.stderr)
    return status


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--grow", action="store_true")
    parser.add_argument("--inner", nargs="+")
    parser.add_argument("--kinds", default="xlsx,docx,csv")
    parser.add_argument("--rows", default="5000")
    args = parser.parse_args()
    if args.inner:
        return inner(args.inner)
    if args.grow:
        return grow()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in args.kinds.split(","):
            print(measured(kind, int(args.rows), folder), flush=True)
    return 0


def measured(kind: str, rows: int, folder: Path) -> str:
    paths = []
    for number in range(AGENCIES):
        path = folder / f"{kind}-{rows}-{number}.{kind}"
        write(kind, path, table(rows, number))
        paths.append(path)
    tries = 1 if rows > 5_000 else 2
    alone = min(only_read(paths) for _ in range(tries))
    best = min((merge(paths, folder) for _ in range(tries)), key=lambda pair: pair[0])
    for path in paths:
        path.unlink()
    cells = (kind, f"{AGENCIES * rows:,}", f"{alone:.2f}", f"{best[0]:.2f}",
             f"{best[0] / alone:.1f}", f"{best[1]:,.0f}")  # fmt: skip
    return f"| {' | '.join(cells)} |"


def grow() -> int:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    found = []
    with tempfile.TemporaryDirectory() as name:
        for rows in (500, 1_500, 5_000, 15_000, 50_000):
            line = measured("xlsx", rows, Path(name))
            print(line, flush=True)
            cells = [cell.strip() for cell in line.split("|")]
            found.append((AGENCIES * rows, float(cells[3]), float(cells[4])))
    figure, axes = pyplot.subplots(figsize=(6, 4))
    axes.loglog([f[0] for f in found], [f[2] for f in found], "o-", label="merge")
    axes.loglog([f[0] for f in found], [f[1] for f in found], "s--", label="only reading")
    first = found[0]
    axes.loglog(
        [f[0] for f in found], [first[2] * f[0] / first[0] for f in found], ":", label="linear"
    )
    axes.set_xlabel("rows in 20 files")
    axes.set_ylabel("seconds")
    axes.legend()
    axes.grid(True, which="both", alpha=0.3)
    figure.tight_layout()
    figure.savefig(Path(__file__).with_name("chronology_growth.svg"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
