"""Running one command: opens the book, does the work, prints, closes; faults become sentences and code 1."""

import argparse
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from desktop import i18n, preferences
from desktop.app import App, make_sample, open_app, restore_book
from desktop.cli.importing import import_file
from desktop.cli.listings import print_customers, print_process, print_visits
from desktop.cli.output import complain, print_json, refused, say
from desktop.cli.selftest import selftest
from desktop.cli.today import print_today
from desktop.cli.visiting import add_visit, confirm
from desktop.i18n import _
from desktop.services.clock import Clock, FixedClock
from desktop.services.faults import BookFault
from desktop.services.results import Refused
from desktop.wording.faults import fault_text, system_fault_text
from desktop.wording.findings import finding_lines

log = logging.getLogger(__name__)

Command: TypeAlias = Callable[[App, argparse.Namespace], int]


def run(options: argparse.Namespace) -> int:
    """Run the command of the options; give the exit code."""
    i18n.set_language(options.lang or preferences.load().language or None)
    try:
        code = _run(options)
        sys.stdout.flush()
    except BookFault as fault:
        log.debug("fault", exc_info=True)
        complain(*fault_text(fault))
    except BrokenPipeError:
        # who read our lines has read enough; Python would complain once more while it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        log.debug("fault", exc_info=True)
        complain(*system_fault_text(error))
    else:
        return code
    return 1


def _run(options: argparse.Namespace) -> int:
    if options.command == "sample":
        return _sample(options)
    if options.command == "selftest":
        return selftest()
    if options.command == "restore":
        return _restore(options)
    return _with_book(options)


def clock_of(options: argparse.Namespace) -> Clock:
    """Give the wall clock, or the day that `--today` names."""
    return FixedClock(options.day) if options.day else Clock()


def _book(options: argparse.Namespace) -> Path | None:
    chosen = preferences.load().book
    return options.book or (Path(chosen) if chosen else None)


def _restore(options: argparse.Namespace) -> int:
    kept = restore_book(options.backup, clock_of(options), _book(options))
    say(_("Restored: %(path)s") % {"path": options.backup})
    if kept:
        say(_("The book as it was is kept: %(path)s") % {"path": kept})
    return 0


def _with_book(options: argparse.Namespace) -> int:
    app = open_app(_book(options), clock_of(options))
    try:
        return (_COMMANDS.get(options.command) or _of_papers(options.command))(app, options)
    finally:
        app.close()


def _visit(app: App, options: argparse.Namespace) -> int:
    return add_visit(app, options) if options.verb == "add" else print_visits(app, options)


def _of_papers(name: str) -> Command:
    """Give a command of the papers, whose code the other commands do without."""
    from desktop.cli.paper_commands import PAPER_COMMANDS

    return PAPER_COMMANDS[name]


def _plan(app: App, options: argparse.Namespace) -> int:
    from desktop.cli.planning import plan

    return plan(app, options)


def _pay(app: App, options: argparse.Namespace) -> int:
    from desktop.cli.paying import pay

    return pay(app, options)


def _promise(app: App, options: argparse.Namespace) -> int:
    from desktop.cli.promising import promise

    return promise(app, options)


def _dispute(app: App, options: argparse.Namespace) -> int:
    from desktop.cli.disputing import dispute

    return dispute(app, options)


def _log(app: App, options: argparse.Namespace) -> int:
    from desktop.cli.contact_log import contact_log

    return contact_log(app, options)


def _ageing(app: App, options: argparse.Namespace) -> int:
    from desktop.cli.ageing import print_ageing

    return print_ageing(app, options)


def _backup(app: App, options: argparse.Namespace) -> int:
    saved = app.services.books.back_up(options.folder)
    say(_("Backup made and verified: %(path)s") % {"path": saved.value.path})
    return 0


def _check(app: App, options: argparse.Namespace) -> int:
    findings = app.services.books.check()
    if options.json:
        print_json(findings)
    elif findings.is_sound:
        say(_("The book is sound: %(path)s") % {"path": app.book_path})
    else:
        complain(_("The book is not sound; keep the file and restore a backup: %(path)s") % {"path": app.book_path})
        complain(*(f"  {line}" for line in finding_lines(findings)))
    return 0 if findings.is_sound else 1


def _sample(options: argparse.Namespace) -> int:
    made = make_sample(options.folder, clock_of(options))
    if isinstance(made, Refused):
        return refused(made)
    say(_("Sample book: %(path)s") % {"path": made.book})
    say(_("Finance office's file: %(path)s") % {"path": made.finance_file})
    say(
        _("Brought in from it: %(customers)s customers, %(people)s people, %(items)s open items")
        % {"customers": made.customers, "people": made.contacts, "items": made.items}
    )
    return 0


_COMMANDS: dict[str, Command] = {
    "import": import_file,
    "today": print_today,
    "customers": print_customers,
    "process": print_process,
    "visit": _visit,
    "confirm": confirm,
    "plan": _plan,
    "pay": _pay,
    "promise": _promise,
    "dispute": _dispute,
    "log": _log,
    "ageing": _ageing,
    "backup": _backup,
    "check": _check,
}
