"""`python -m desktop`: the window, or with a command word the same use cases in the terminal."""

import gc
import os
import sys

from desktop import i18n, preferences
from desktop.cli.arguments import parse
from desktop.cli.logs import start_log


def main(arguments: list[str] | None = None) -> int:
    """Start what the arguments ask for; give the exit code, 0 only on success."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    start_log(verbose=options.verbose)
    if options.command is not None:
        from desktop.cli.commands import run

        return run(options)
    if not _has_display():
        i18n.set_language(options.lang or preferences.load().language or None)
        from desktop.cli.output import complain

        complain(i18n._("There is no display for a window. `python -m desktop --help` shows what works without one."))
        return 1
    gc.disable()  # loading makes no garbage worth the search; the window collects by a timer of its own
    from desktop.ui.application import run_window

    return run_window(options.book, options.day, sample=options.sample, language=options.lang)


def _has_display() -> bool:
    """Say whether a window can be shown: Qt itself would end the program without a word of advice."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
