"""Start the program."""

import sys


def main() -> None:
    """Run ``coder`` and leave with its exit code."""
    from coder.cli.main import report_bug, run

    sys.excepthook = report_bug
    sys.exit(run())


if __name__ == "__main__":
    main()
