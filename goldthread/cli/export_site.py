"""`goldthread export-site`: the published pages as files for any web server."""

import argparse
import sys
from pathlib import Path

from goldthread.cli.starting import cannot, start_django


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "export-site",
        help="write the published pages as files for any web server",
        description="Writes what is published as plain files: pages, a feed, open data and what "
        "they are drawn with. Summaries that were withdrawn or whose time is up have their stub. "
        "Copy the folder to a web server, and write it anew after every release and withdrawal: "
        "a withdrawn text stays on the other server until then.",
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new or empty folder")


def run(args: argparse.Namespace) -> int:
    folder: Path = args.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return cannot(f"{folder} is not an empty folder. Nothing was written; name another.")
    start_django()
    from goldthread.publishing.public_site.export import write

    try:
        number = write(folder)
    except OSError as fault:
        return cannot(f"{fault.filename or folder} cannot be written: {fault.strerror}. Some files "
                      "may be there; empty the folder and try again.")  # fmt: skip
    print(f"{number} files are in {folder}. Open {folder / 'index.html'} to see them.",
          file=sys.stderr)  # fmt: skip
    return 0
