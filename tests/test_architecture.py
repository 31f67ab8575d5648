"""The house rules that neither the type checker nor the style checker knows."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(path for room in ("desktop", "db") for path in (ROOT / room).rglob("*.py"))
TRANSLATING = {"_", "N_", "ngettext", "pgettext"}

#: What the rules may lean on beside the standard library: pure functions over dates and numbers.
PURE_LIBRARIES = {"dateutil", "holidays"}
#: What costs time or memory and is not needed to paint the first page.
NOT_AT_START = {
    "babel", "desktop_notifier", "holidays", "phonenumbers", "pypdfium2", "pypinyin", "python_calamine", "reportlab",
    "xlsxwriter",
}  # fmt: skip


def _name(path):
    return path.relative_to(ROOT).as_posix()


def _trees(paths):
    return [(_name(path), ast.parse(path.read_text("utf-8"))) for path in paths]


def _python(code):
    """Run code in a fresh interpreter; return what it printed, or fail with what it complained of."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def test_every_import_keeps_to_the_contracts():
    _python(
        "import sys\n"
        "from importlinter.cli import lint_imports\n"
        "sys.exit(lint_imports(config_filename='pyproject.toml', no_cache=True, no_logo=True))"
    )


def test_every_file_says_what_it_is():
    assert [name for name, tree in _trees(SOURCES) if not ast.get_docstring(tree)] == []


def test_only_the_command_line_prints():
    silent = [path for path in SOURCES if not _name(path).startswith("desktop/cli")]
    prints = [
        f"{name}:{call.lineno}"
        for name, tree in _trees(silent)
        for call in _calls(tree, {"print"})
        if isinstance(call.func, ast.Name)
    ]
    assert prints == []


def test_the_rules_are_pure():
    allowed = (sys.stdlib_module_names | PURE_LIBRARIES | {"desktop"}) - {"__future__"}
    strange = [
        f"{name}:{line} {package}"
        for name, tree in _trees((ROOT / "desktop" / "domain").rglob("*.py"))
        for line, package in _imports(tree)
        if package not in allowed
    ]
    assert strange == []


def test_the_rules_are_told_what_day_it_is():
    clocks = [
        f"{name}:{call.lineno}"
        for name, tree in _trees((ROOT / "desktop" / "domain").rglob("*.py"))
        for call in _calls(tree, {"now", "utcnow", "today"})
    ]
    assert clocks == []


def test_every_text_to_translate_is_one_literal():
    assert [fault for name, tree in _trees(SOURCES) for fault in _text_faults(name, tree)] == []


@pytest.mark.parametrize(
    ("code", "is_fault"),
    [
        ("_('Save')", False),
        ("_('two ' 'halves')", False),
        ("_('%(name)s pays') % {'name': name}", False),
        ("_(HEADINGS[column])", False),
        ("pgettext('state', 'open')", False),
        ("texts.ngettext('%(count)s day', '%(count)s days', count)", False),
        ("_(f'{name} pays')", True),
        ("_('%(name)s pays' % {'name': name})", True),
        ("_('{} pays'.format(name))", True),
        ("_('two ' + halves)", True),
        ("_('')", True),
        ("ngettext('one day', f'{count} days', count)", True),
    ],
)
def test_the_eye_for_texts_sees(code, is_fault):
    assert bool(list(_text_faults("page.py", ast.parse(code)))) is is_fault


def _text_faults(name, tree):
    """Find texts that are put together before they are translated, which no catalogue can hold."""
    for call in _calls(tree, TRANSLATING):
        texts = call.args[:2] if _called(call) in {"ngettext", "pgettext"} else call.args[:1]
        for text in texts:
            built = isinstance(text, (ast.JoinedStr, ast.BinOp)) or (
                isinstance(text, ast.Call) and _called(text) == "format"
            )
            if built or (isinstance(text, ast.Constant) and not text.value):
                yield f"{name}:{call.lineno} {ast.unparse(text)}"


def test_no_attribute_hides_a_name_of_qt():
    trees = _trees((ROOT / "desktop" / "ui").rglob("*.py"))
    assert _hidden_qt_names(trees) == []


@pytest.mark.parametrize(
    ("code", "hidden"),
    [
        ("class Page(QWidget):\n  def __init__(self, parent):\n    self.parent = parent", ["page.py:3 Page.parent"]),
        ("class Page(QWidget):\n  def load(self):\n    self.font: object = None", ["page.py:3 Page.font"]),
        ("class Page(QWidget):\n  def load(self):\n    self.a, self.size = 1, 2", ["page.py:3 Page.size"]),
        ("class Tab(QPushButton):\n  clicked = Signal()", ["page.py:2 Tab.clicked"]),
        ("class A(QtWidgets.QDialog): pass\nclass B(A):\n  result: int = 0", ["page.py:3 B.result"]),
        (
            "class Rows(QAbstractTableModel, Generic[T]):\n  def load(self):\n    self.index = 1",
            ["page.py:3 Rows.index"],
        ),
        ("class Page(QWidget):\n  def load(self):\n    self._parent = self.customer = 1", []),
        ("class Plain:\n  def load(self):\n    self.parent = 1", []),
        ("class Page(QWidget):\n  def load(self, other):\n    other.parent = 1", []),
    ],
)
def test_the_eye_for_hidden_names_sees(code, hidden):
    assert _hidden_qt_names([("page.py", ast.parse(code))]) == hidden


def _hidden_qt_names(trees):
    """Find attributes of Qt subclasses that take the place of a method: `self.parent = x` and parent() is gone."""
    classes = {node.name: node for _, tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    return [
        f"{name}:{target.lineno} {node.name}.{attribute}"
        for name, tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for target, attribute in _assigned(node)
        if attribute in _qt_names(node, classes)
    ]


def _qt_names(node, classes):
    """Return the public names that a class inherits from Qt, directly or through classes of ours."""
    names = set()
    for base in node.bases:
        last = ast.unparse(base).split("[")[0].split(".")[-1]
        qt = next((getattr(module, last) for module in (QtCore, QtGui, QtWidgets) if hasattr(module, last)), None)
        if qt is not None:
            names |= {name for name in dir(qt) if not name.startswith("_")}
        elif last in classes and classes[last] is not node:
            names |= _qt_names(classes[last], classes)
    return names


def _assigned(node):
    """Yield what the body of a class and its methods assign on the class and on self."""
    for part in ast.walk(node):
        for target in getattr(part, "targets", [getattr(part, "target", None)]):
            for leaf in getattr(target, "elts", [target]):
                if isinstance(leaf, ast.Attribute) and isinstance(leaf.value, ast.Name) and leaf.value.id == "self":
                    yield leaf, leaf.attr
                elif isinstance(leaf, ast.Name) and part in node.body:
                    yield leaf, leaf.id


@pytest.mark.parametrize("module", ["desktop.cli", "desktop.app", "desktop.__main__"])
def test_a_command_loads_no_qt(module):
    _skip_unless_built(module)
    assert _loaded_by(module) & {"PySide6", "shiboken6"} == set()


def test_the_start_of_the_window_reads_no_words_of_commands():
    loaded = _python("import sys, desktop.__main__ as program\nprogram.parse([])\nprint(*sys.modules)").split()
    assert "desktop.cli.arguments" in loaded
    assert [name for name in loaded if name.startswith("desktop.cli.") and name.endswith("_arguments")] == []


@pytest.mark.parametrize("module", ["desktop.app", "desktop.ui.application", "desktop.ui.main_window"])
def test_the_first_page_loads_nothing_heavy(module):
    _skip_unless_built(module)
    assert _loaded_by(module) & NOT_AT_START == set()


def _skip_unless_built(module):
    path = ROOT.joinpath(*module.split("."))
    if not path.with_suffix(".py").is_file() and not path.is_dir():
        pytest.skip(f"{module} does not exist yet")


def _loaded_by(module):
    """Return the top-level packages that importing a module brings in."""
    return set(_python(f"import sys, {module}\nprint(*{{name.split('.')[0] for name in sys.modules}})").split())


def _called(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _calls(tree, names):
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _called(node) in names]


def _imports(tree):
    """Yield each imported top-level package with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module.split(".")[0]
