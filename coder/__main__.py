"""Start the program."""

import gc
import sys

#: A command lives for a moment; looking for garbage while modules load costs a twentieth of it.
_RARELY = 100_000


def main() -> None:
    """Run ``coder`` and leave with its exit code."""
    gc.set_threshold(_RARELY)
    from coder.cli.main import report_bug, run

    sys.excepthook = report_bug
    sys.exit(run())


if __name__ == "__main__":
    main()
