"""`python -m desktop`: the window, or with a command word the same use cases in the terminal."""

import sys

from desktop.cli.arguments import parse
from desktop.cli.logs import start_log


def main(arguments: list[str] | None = None) -> int:
    """Start what the arguments ask for; give the exit code, 0 only on success."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    start_log(verbose=options.verbose)
    if options.command is None:
        from desktop.ui.application import run_window

        return run_window(options.book, options.day, sample=options.sample, language=options.lang)
    from desktop.cli.commands import run

    return run(options)


if __name__ == "__main__":
    sys.exit(main())
