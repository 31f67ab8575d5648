"""Keep the catalogues of texts in step with the code: extract, update, compile, check.

    python packaging/translations.py update     new texts into every catalogue (does extract first)
    python packaging/translations.py compile    what the program reads at run time; not kept in the repository
    python packaging/translations.py check      exit code 1 and one line for each thing that is wrong

Nothing that changes by itself (dates, line numbers, guesses) is written, so a catalogue differs only where a text does.
A new language is a folder `resources/locale/<language>/LC_MESSAGES`; `update` puts an empty catalogue into it.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"

#: The language that the code is written in, which needs no catalogue of it.
SOURCE = "en"
#: Each text domain that is spoken by the code, and the folders whose Python files speak it.
DOMAINS = {"dunwell": ("desktop",)}
#: Text domains that are kept by key, in the language of the source as well: no code to read them from.
KEYED_DOMAINS = ("letters",)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}

_HEADER = """\
# Dunwell: texts of the domain "{domain}".
msgid ""
msgstr ""
"Project-Id-Version: Dunwell\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms};\\n"

"""
_PLACEHOLDER = re.compile(r"%\(\w+\)[0-9.]*[a-z]")
_UNNAMED = re.compile(r"%[sdif]")


def extract(domain: str) -> Catalog:
    """Read the texts of a domain from the code, in the order of files and then of texts, whatever the lines.

    A file that is no Python raises SyntaxError or tokenize.TokenError.
    """
    texts = [
        (f"{folder}/{file}", (text,) if isinstance(text, str) else text, line, comments, context)
        for folder in DOMAINS[domain]
        for file, line, text, comments, context in extract_from_dir(
            ROOT / folder,
            [("**.py", "python")],
            keywords=KEYWORDS,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
        )
    ]
    found = Catalog(project="Dunwell", fuzzy=False)
    for place, text, line, comments, context in sorted(texts, key=lambda entry: entry[:3]):
        found.add(text if len(text) > 1 else text[0], None, [(place, line)], auto_comments=comments, context=context)
    return found


def template_text(domain: str, template: Catalog) -> str:
    """Return the file that translators start from."""
    return _text(domain, template, "", "nplurals=2; plural=(n != 1)")


def merge(template: Catalog, language: str, file: Path) -> Catalog:
    """Return the catalogue of a language with exactly the texts of the template; new ones are empty, never guessed."""
    catalog = _read(file, language)
    catalog.update(template, no_fuzzy_matching=True)
    return catalog


def catalogue_text(domain: str, catalog: Catalog, language: str) -> str:
    """Return the catalogue file of a language."""
    return _text(domain, catalog, language, catalog.plural_forms.rstrip(";"))


def update() -> None:
    """Write the template of every domain and bring every catalogue up to it."""
    for domain in DOMAINS:
        template = extract(domain)
        _replace(LOCALE / f"{domain}.pot", template_text(domain, template).encode())
        for language, file in catalogue_files(domain):
            catalog = merge(template, language, file)
            _replace(file, catalogue_text(domain, catalog, language).encode())


def compile_all() -> None:
    """Write the .mo beside every .po; untranslated and fuzzy entries are left out, so they show in English."""
    catalogues = [catalogue for domain in DOMAINS for catalogue in catalogue_files(domain)]
    catalogues += [(file.parts[-3], file) for domain in KEYED_DOMAINS for file in LOCALE.glob(f"*/*/{domain}.po")]
    for language, file in catalogues:
        compiled = BytesIO()
        write_mo(compiled, _read(file, language))
        _replace(file.with_suffix(".mo"), compiled.getvalue())


def check() -> list[str]:
    """Say what is wrong with the catalogues, one line for each thing; an empty list is good."""
    wrong = []
    for domain in DOMAINS:
        template = extract(domain)
        pot = LOCALE / f"{domain}.pot"
        if not pot.is_file() or pot.read_text("utf-8") != template_text(domain, template):
            wrong.append(f"{pot.name} is out of date; run: python packaging/translations.py update")
        for language, file in catalogue_files(domain):
            wrong += [f"{language}/{file.name}: {line}" for line in _check_catalogue(domain, template, language, file)]
    return wrong


def catalogue_files(domain: str) -> list[tuple[str, Path]]:
    """Return each language but the source's with the place of its catalogue, which need not exist yet."""
    languages = sorted(folder.name for folder in LOCALE.iterdir() if folder.is_dir() and folder.name != SOURCE)
    return [(language, LOCALE / language / "LC_MESSAGES" / f"{domain}.po") for language in languages]


def entry_faults(message: Message, plural_count: int) -> Iterator[str]:
    """Say what is wrong with one translated entry."""
    originals = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
    translated = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    if any(_UNNAMED.search(original) for original in originals):
        yield "a placeholder without a name"
    if not all(translated):
        yield "not translated"
    elif message.fuzzy:
        yield "fuzzy"
    elif len(originals) > 1 and len(translated) != plural_count:
        yield f"{len(translated)} plural forms, not {plural_count}"
    else:
        for text in filter(None, translated):
            yield from _placeholder_faults(originals, text)


def _placeholder_faults(originals: Sequence[str], text: str) -> Iterator[str]:
    """Hold the placeholders to those of the source; a plural form may leave out what one source form lacks."""
    known = [set(_PLACEHOLDER.findall(original)) for original in originals]
    allowed, needed, used = set.union(*known), set.intersection(*known), set(_PLACEHOLDER.findall(text))
    for name in sorted(used - allowed):
        yield f"unknown placeholder {name} in {text!r}"
    for name in sorted(needed - used):
        yield f"placeholder {name} missing in {text!r}"
    if allowed and "%" in _PLACEHOLDER.sub("", text).replace("%%", ""):
        yield f"a stray % in {text!r}"


def _check_catalogue(domain: str, template: Catalog, language: str, file: Path) -> Iterator[str]:
    catalog = merge(template, language, file)
    if not file.is_file() or file.read_text("utf-8") != catalogue_text(domain, catalog, language):
        yield "out of date; run: python packaging/translations.py update"
    for message in catalog:
        if message.id:
            for fault in entry_faults(message, catalog.num_plurals):
                yield f"{fault}: {message.id!r}"


def _read(file: Path, language: str) -> Catalog:
    if not file.is_file():
        return Catalog(locale=language)
    with file.open("rb") as stream:
        return read_po(stream, locale=language, ignore_obsolete=True, abort_invalid=True)


def _text(domain: str, catalog: Catalog, language: str, plural_forms: str) -> str:
    header = _HEADER.format(domain=domain, language=language, plural_forms=plural_forms)
    body = BytesIO()
    write_po(body, catalog, width=0, omit_header=True, ignore_obsolete=True, include_lineno=False)
    return header + body.getvalue().decode().rstrip("\n") + "\n"


def _replace(file: Path, content: bytes) -> None:
    """Write a file whole or not at all: others may be reading it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as stream:
        stream.write(content)
    written = Path(stream.name)
    written.chmod(0o644)
    written.replace(file)


def main() -> int:
    """Run the verb of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=("update", "compile", "check"))
    verb = parser.parse_args().verb
    if verb == "update":
        update()
    elif verb == "compile":
        compile_all()
    else:
        faults = check()
        print("\n".join(faults) or "The catalogues are complete.")
        return 1 if faults else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
