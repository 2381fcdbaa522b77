"""The `goldthread` command."""


def main() -> int:
    return 0
