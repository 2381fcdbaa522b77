"""The `goldthread` command: one small module in this folder for each sub-command.

A module takes part by having `add_parser(subparsers)` and `run(args) -> int`. Engines, Django
and other heavy things are imported inside `run`, so that `goldthread extract` starts at once.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules

EPILOG = """exit status:
  0  done
  1  done, but something needs a person (problems or leaks were found)
  2  could not be done; nothing was written"""


def parser() -> argparse.ArgumentParser:
    """The command with every sub-command that lives in this folder."""
    made = argparse.ArgumentParser(
        prog="goldthread",
        description="One thread from a serious safeguarding incident to proven change.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    subparsers = made.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for found in sorted(iter_modules(__path__), key=lambda m: m.name):
        module = import_module(f"{__name__}.{found.name}")
        if hasattr(module, "add_parser") and hasattr(module, "run"):
            before = set(subparsers.choices)
            module.add_parser(subparsers)
            for name in set(subparsers.choices) - before:
                subparsers.choices[name].set_defaults(run=module.run)
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """Run a sub-command and give its exit status."""
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
