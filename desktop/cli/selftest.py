"""The main job on a throw-away book, for a packaged program to show that all its parts are there."""

import tempfile
from pathlib import Path

from desktop.app import make_sample, open_app
from desktop.cli.output import complain, say
from desktop.i18n import LANGUAGES, _, set_language
from desktop.services.clock import Clock
from desktop.services.results import Refused


def selftest() -> int:
    """Make the sample, read today in every language, back up and check; give 0 when all is well."""
    before = set_language()
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock()
        made = make_sample(Path(folder) / "sample", clock)
        if isinstance(made, Refused):
            complain(_("The sample cannot be made."))
            return 1
        app = open_app(made.book, clock, create=False)
        try:
            due = app.services.today.count()
            backup = app.services.books.back_up(Path(folder) / "backup").value
            sound = app.services.books.check().is_sound
        finally:
            app.close()
        speaks = all(set_language(language) == language for language in LANGUAGES)
        set_language(before)
        well = bool(due) and sound and speaks and backup.path.is_file()
    if not well:
        complain(_("Something is missing: sound %(sound)s, languages %(speaks)s, due %(due)s")
                 % {"sound": sound, "speaks": speaks, "due": due})  # fmt: skip
        return 1
    say(_("All is well: %(due)s lines due in the sample, backup verified, book sound.") % {"due": due})
    return 0
