"""Which language is spoken, what stands in the catalogues, and whether our fonts can show it."""

import ast
import importlib.util
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from desktop import i18n, paths

ROOT = Path(__file__).resolve().parent.parent


def _script(name):
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", ROOT / "packaging" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


translations = _script("translations")


@pytest.fixture(autouse=True)
def _the_language_stays():
    before = i18n.language()
    i18n.translation.cache_clear()
    yield
    i18n.translation.cache_clear()
    i18n.set_language(before)


def _words_in_f_strings(file):
    """Give the lines with a text for the catalogue inside an f-string, where the tool that collects texts misses it."""
    words = {"_", "N_", "ngettext", "pgettext"}
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        for part in ast.walk(node) if isinstance(node, ast.JoinedStr) else ():
            is_text = isinstance(part, ast.Call) and getattr(part.func, "id", "") in words
            if is_text and isinstance(part.args[0], ast.Constant):
                yield f"{file.relative_to(ROOT)}:{part.lineno}"


def test_no_text_of_the_catalogue_stands_in_an_f_string():
    found = [line for file in (ROOT / "desktop").rglob("*.py") for line in _words_in_f_strings(file)]
    assert found == []


@pytest.fixture
def chinese():
    translations.compile_all()
    i18n.set_language("zh_CN")


@pytest.fixture
def other_resources(tmp_path, monkeypatch):
    """A program whose Chinese catalogue was never compiled."""
    (tmp_path / "locale" / "zh_CN" / "LC_MESSAGES").mkdir(parents=True)
    monkeypatch.setattr(paths, "resource", tmp_path.joinpath)
    return tmp_path


def test_languages_begin_with_the_source():
    assert i18n.LANGUAGES == ("en", "zh_CN")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh_CN", "zh_CN"),
        ("zh_CN.UTF-8", "zh_CN"),
        ("zh-Hans-CN", "zh_CN"),
        ("ZH", "zh_CN"),
        ("zh_TW", "zh_CN"),
        ("en_GB.UTF-8", "en"),
        ("de_DE@euro", "en"),
        ("C", "en"),
        ("POSIX", "en"),
        ("", "en"),
    ],
)
def test_closest(tag, language):
    assert i18n.closest(tag) == language


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LANG": "en_US", "LC_MESSAGES": "en_GB", "LC_ALL": "zh_CN"}, "zh_CN"),
        ({"LANG": "zh_CN", "LC_ALL": ""}, "zh_CN"),
    ],
)
def test_none_is_the_language_of_the_system(variables, language, monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert i18n.set_language(None) == language
    assert i18n.language() == language


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="these systems say it elsewhere")
def test_a_system_that_says_nothing_speaks_english(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert i18n.set_language(None) == "en"


def test_english_is_what_the_code_says():
    i18n.set_language("en")
    assert i18n._("Not in any catalogue") == "Not in any catalogue"
    assert i18n.pgettext("state", "Not in any catalogue") == "Not in any catalogue"
    assert i18n.N_("Not in any catalogue") == "Not in any catalogue"
    assert i18n.ngettext("one", "many", 1) == "one"
    assert i18n.ngettext("one", "many", 2) == "many"


@pytest.mark.usefixtures("chinese")
def test_chinese_has_one_plural():
    assert i18n.ngettext("%(count)s day", "%(count)s days", 1) == "%(count)s 天"
    assert i18n.ngettext("%(count)s day", "%(count)s days", 2) == "%(count)s 天"


@pytest.mark.usefixtures("chinese")
def test_another_language_can_be_had_beside_that_of_the_screen():
    assert i18n.translation("en").ngettext("%(count)s day", "%(count)s days", 2) == "%(count)s days"
    assert i18n.language() == "zh_CN"


@pytest.mark.usefixtures("other_resources")
def test_without_compiled_texts_it_is_english_and_the_log_says_what_to_do(caplog):
    i18n.set_language("zh_CN")
    assert i18n.ngettext("%(count)s day", "%(count)s days", 2) == "%(count)s days"
    assert "translations.py compile" in caplog.text
    caplog.clear()


def test_a_damaged_catalogue_is_english(other_resources, caplog):
    (other_resources / "locale" / "zh_CN" / "LC_MESSAGES" / "dunwell.mo").write_bytes(b"not a catalogue")
    i18n.set_language("zh_CN")
    assert i18n._("Save") == "Save"
    caplog.clear()


def test_the_catalogues_are_complete():
    assert translations.check() == []


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A small program with one module and one language, and the script at work on it."""
    (tmp_path / "desktop").mkdir()
    (tmp_path / "locale" / "zh_CN" / "LC_MESSAGES").mkdir(parents=True)
    monkeypatch.setattr(translations, "LOCALE", tmp_path / "locale")
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    return tmp_path


def _write(project, code):
    (project / "desktop" / "page.py").write_text(code, "utf-8")


def _catalogue(project):
    return project / "locale" / "zh_CN" / "LC_MESSAGES" / "dunwell.po"


def _translate(project, original, translated):
    empty = f'msgid "{original}"\nmsgstr ""'
    text = _catalogue(project).read_text("utf-8")
    assert empty in text
    _catalogue(project).write_text(text.replace(empty, empty[:-1] + translated + '"'), "utf-8")


def test_extract_knows_every_keyword(project):
    _write(project, "_('a'); N_('b'); ngettext('c', 'cs', n); pgettext('state', 'd'); texts.gettext('no'); _(name)\n")
    found = {(message.context, message.id) for message in translations.extract("dunwell") if message.id}
    assert found == {(None, "a"), (None, "b"), (None, ("c", "cs")), ("state", "d")}


def test_extract_does_not_see_where_in_the_file_a_text_stands(project):
    _write(project, "_('a')\n_('b')\n")
    before = translations.template_text("dunwell", translations.extract("dunwell"))
    _write(project, "\n\n_('b')\n\n_('a')\n")
    assert translations.template_text("dunwell", translations.extract("dunwell")) == before


def test_update_keeps_what_is_translated_and_guesses_nothing(project):
    _write(project, "_('Save the visit')\n_('Close')\n")
    translations.update()
    _translate(project, "Close", "关")
    _write(project, "_('Save this visit')\n_('Close')\n")
    translations.update()
    updated = _catalogue(project).read_text("utf-8")
    assert 'msgid "Close"\nmsgstr "关"' in updated
    assert 'msgid "Save this visit"\nmsgstr ""' in updated
    assert "Save the visit" not in updated


def test_update_twice_changes_nothing(project):
    _write(project, "_('a')\nngettext('%(n)s b', '%(n)s bs', n)\n")
    translations.update()
    before = _catalogue(project).read_bytes()
    translations.update()
    assert _catalogue(project).read_bytes() == before


def test_check_notices_a_text_that_nobody_extracted(project):
    _write(project, "_('a')\n")
    translations.update()
    _write(project, "_('a')\n_('b')\n")
    assert any("out of date" in line for line in translations.check())


@pytest.mark.parametrize(
    ("original", "translated", "fault"),
    [
        ("Save", "", "not translated"),
        ("%(name)s pays", "付款", "missing"),
        ("%(name)s pays", "%(nome)s 付款", "unknown placeholder"),
        ("%(count)d days", "%(count)s 天", "unknown placeholder"),
        ("%(rate)s%% a day", "每天 %(rate)s%", "stray %"),
        ("%s pays", "%s 付款", "without a name"),
        (("one day", "%(count)s days"), ("%(number)s 天",), "unknown placeholder"),
        (("%(count)s day", "%(count)s days"), ("%(count)s 天", "%(count)s 天"), "plural forms"),
    ],
)
def test_check_finds_what_is_wrong_in_an_entry(original, translated, fault):
    assert any(fault in line for line in translations.entry_faults(Message(original, translated), plural_count=1))


@pytest.mark.parametrize(
    ("original", "translated"),
    [
        ("Save", "保存"),
        ("100% done", "完成 100%"),
        ("%(name)s pays %(rate)s%%", "%(name)s 付 %(rate)s%%"),
        (("%(count)s day", "%(count)s days"), ("%(count)s 天",)),
        (("tomorrow", "in %(count)s days"), ("%(count)s 天后",)),
    ],
)
def test_check_lets_good_entries_be(original, translated):
    assert not list(translations.entry_faults(Message(original, translated), plural_count=1))


def test_check_finds_a_guess():
    catalog = Catalog(locale="zh_CN")
    catalog.add("Save", "保存", flags=["fuzzy"])
    assert list(translations.entry_faults(catalog["Save"], plural_count=1)) == ["fuzzy"]


def test_compile_writes_what_the_program_reads(project, monkeypatch):
    _write(project, "_('Save')\n")
    translations.update()
    _translate(project, "Save", "保存")
    translations.compile_all()
    monkeypatch.setattr(paths, "resource", project.joinpath)
    i18n.set_language("zh_CN")
    assert i18n._("Save") == "保存"


FONTS = ["NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"]
#: Signs that pages may use beside letters.
SIGNS = "→←↑↓✓·•…—–‑“”‘’≥≤×±≈□■○●△▲▼◆★€£¥₩₫￥％"


@pytest.mark.parametrize("name", FONTS)
def test_our_fonts_have_every_character_of_gbk_and_of_the_catalogues(name, qapp):
    from PySide6.QtGui import QRawFont

    font = QRawFont(str(paths.resource("fonts", name)), 16)
    texts = "".join(file.read_text("utf-8") for _, file in translations.catalogue_files("dunwell"))
    gbk = "".join(chr(code) for code in range(0x80, 0x10000) if chr(code).encode("gbk", "ignore"))
    wanted = set(texts) | set(gbk) | set(SIGNS) | {chr(code) for code in range(0x20, 0x7F)}
    missing = {character for character in wanted - {"\n"} if not font.supportsCharacter(ord(character))}
    assert missing <= {"≒"}


@pytest.mark.parametrize("name", FONTS)
def test_our_digits_have_one_width(name, qapp):
    from PySide6.QtGui import QRawFont

    font = QRawFont(str(paths.resource("fonts", name)), 16)
    advances = font.advancesForGlyphIndexes(font.glyphIndexesForString("0123456789"))
    assert len({advance.x() for advance in advances}) == 1


def test_the_licence_of_the_fonts_is_beside_them():
    licence = paths.resource("fonts", "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in licence
    assert "Reserved Font Name" in licence


def test_another_language_is_spoken_aside_in_this_thread_alone(chinese):
    with i18n.speaking("en"), ThreadPoolExecutor(1) as other:
        assert (i18n.language(), i18n._("Cancel")) == ("en", "Cancel")
        assert other.submit(i18n.language).result() == "zh_CN"
        assert other.submit(i18n._, "Cancel").result() == "取消"
    assert i18n._("Cancel") == "取消"
