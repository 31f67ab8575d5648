import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QMessageBox, QPlainTextEdit, QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog

REQUIRED = Problem("name", ProblemCode.REQUIRED)


def sentence(problem: Problem) -> str:
    return f"{problem.field}: {problem.code.value}"


@pytest.fixture
def form(qtbot):
    form = Form(sentence, columns=2)
    form.add("name", "Name", QLineEdit("Hengda"), required=True)
    form.add("day", "Day", DateEdit())
    form.add("note", "Note", QPlainTextEdit(), span=2)
    choice = QComboBox()
    choice.addItems(["transfer", "cash"])
    form.add("means", "Means", choice)
    qtbot.addWidget(form)
    form.show()
    return form


def test_problem_stands_at_its_field_and_takes_nothing_away(form):
    form.show_problems([REQUIRED])
    assert form.error_text("name") == "name: required"
    assert form.error_text("day") == ""
    assert form.field("name").text() == "Hengda"
    assert form.field("name").property("status") == "error"
    assert form.field("name").accessibleDescription() == "name: required"


def test_focus_goes_to_the_first_bad_field(form):
    form.show_problems([Problem("note", ProblemCode.TOO_LONG), Problem("day", ProblemCode.NOT_A_DATE)])
    assert form.window().focusWidget() is form.field("day")


def test_problem_without_a_field_stands_above_all(form):
    form.show_problems([Problem("", ProblemCode.NOT_ALLOWED)])
    assert form.error_text("") == ": not_allowed"


def test_problem_of_a_hidden_field_is_not_hidden_with_it(form):
    form.show_field("day", shown=False)
    form.show_problems([Problem("day", ProblemCode.NOT_A_DATE)])
    assert form.error_text("") == "day: not_a_date"


def test_typing_takes_the_sentence_away(qtbot, form, calls):
    form.edited.connect(calls)
    form.show_problems([REQUIRED])
    qtbot.keyClicks(form.field("name"), "x")
    assert form.error_text("name") == ""
    assert not form.field("name").property("status")
    assert calls


@pytest.mark.parametrize(
    "edit",
    [
        lambda form: form.field("name").setText("x"),
        lambda form: form.field("day").setText("2026-11-26"),
        lambda form: form.field("note").setPlainText("x"),
        lambda form: form.field("means").setCurrentIndex(1),
    ],
)
def test_form_knows_that_something_was_typed(form, edit):
    assert not form.is_dirty
    edit(form)
    assert form.is_dirty
    form.mark_clean()
    assert not form.is_dirty


def test_wheel_does_not_choose_in_passing(qapp, form):
    choice = form.field("means")
    assert not choice.hasFocus()
    point = QPointF(choice.rect().center())
    down = QWheelEvent(
        point, choice.mapToGlobal(point), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    qapp.sendEvent(choice, down)
    assert choice.currentIndex() == 0
    choice.setFocus()
    qapp.sendEvent(choice, down)
    assert choice.currentIndex() == 1


def test_text_that_is_no_day_is_named(form):
    form.field("day").setText("soon")
    assert form.typed_problems() == (Problem("day", ProblemCode.NOT_A_DATE),)


class NameDialog(FormDialog):
    """Saves a name through a use case that the test gives."""

    def __init__(self, jobs, use_case):
        form = Form(sentence)
        form.add("name", "Name", QLineEdit())
        form.add("day", "Day", DateEdit())
        super().__init__(jobs, "Name", form)
        self.use_case = use_case

    def save(self):
        self.send(self.use_case, self.form.field("name").text())


@pytest.fixture
def dialog(qtbot, jobs):
    def make(use_case):
        dialog = NameDialog(jobs, use_case)
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return make


def save(name):
    return Saved(name, Changes.of(Entity.CUSTOMER))


def test_saved_closes_and_tells(dialog, calls):
    box = dialog(save)
    box.saved.connect(calls)
    box.form.field("name").setText("Hengda")
    box.save_button.click()
    assert calls == [("Hengda",)]
    assert not box.isVisible()


def test_refused_stays_open_with_its_sentences(dialog):
    box = dialog(lambda _name: Refused((REQUIRED,)))
    box.save_button.click()
    assert box.isVisible()
    assert box.form.error_text("name") == "name: required"
    assert box.save_button.isEnabled()


def test_what_is_no_day_never_reaches_the_use_case(dialog, calls):
    box = dialog(calls)
    box.form.field("day").setText("soon")
    box.save_button.click()
    assert calls == []
    assert box.form.error_text("day")


def test_ctrl_enter_saves(qtbot, dialog, calls):
    box = dialog(save)
    box.saved.connect(calls)
    box.activateWindow()
    qtbot.waitUntil(box.isActiveWindow)
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(calls) == 1


def test_cancel_closes_when_nothing_was_typed(dialog):
    box = dialog(save)
    box.cancel_button.click()
    assert not box.isVisible()


@pytest.mark.parametrize(("button", "open_after"), [("Throw away", False), ("Cancel", True)])
def test_cancel_asks_before_it_throws_typed_text_away(dialog, button, open_after):
    box = dialog(save)
    box.form.field("name").setText("typed")
    box.cancel_button.click()
    question = box.findChild(QMessageBox)
    assert box.isVisible()
    next(each for each in question.buttons() if each.text() == button).click()
    assert box.isVisible() == open_after
    if open_after:
        assert box.form.field("name").text() == "typed"
        box.form.mark_clean()


def test_outcome_is_said_in_words(dialog):
    box = dialog(save)
    assert box._outcome_frame.isHidden()
    box.set_outcome("The visit is moved to Friday.")
    assert box._outcome_frame.isVisible()


def test_a_hint_opens_no_window_of_its_own(qtbot, qapp):
    """It would take the keys away from the window that is open."""
    shown = []
    watch = _Watch(shown)
    qapp.installEventFilter(watch)
    form = Form(sentence)
    form.add("lines", "Lines", QPlainTextEdit(), hint="One a line")
    qapp.removeEventFilter(watch)
    qtbot.addWidget(form)
    assert shown == []
    form.show()
    assert form._fields["lines"].hint.isVisible()


def test_marking_problems_leaves_the_keys_where_they_are(form):
    form.activateWindow()
    form.field("note").setFocus()
    form.mark_problems([REQUIRED])
    assert form.error_text("name") == "name: required"
    assert form.focusWidget() is form.field("note")


class _Watch(QObject):
    """Notes the windows that are shown."""

    def __init__(self, shown):
        super().__init__()
        self._shown = shown

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._shown.append(watched)
        return False


def test_a_frame_comes_back_when_nothing_is_wrong_any_more(form):
    framed = QWidget()
    framed.setProperty("status", "framed")
    form.add("items", "Items", framed)
    form.show_problems([Problem("items", ProblemCode.REQUIRED)])
    assert framed.property("status") == "error"
    form.clear_problems()
    assert framed.property("status") == "framed"
