"""What follows from a payment process: the next pay days, and what we still have to ask."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.payrules import NoFixedDay
from desktop.domain.process import Question
from desktop.i18n import _
from desktop.services.processes import ProcessView
from desktop.ui.pages.process.pay_day_list import PayDayList
from desktop.ui.pages.process.wrap_button import WrapButton
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label
from desktop.wording.process import question_sentence

_WIDTH = 304


class OutlookPanel(QFrame):
    """Stands beside the editor and follows every change."""

    #: A question was pressed: go to where its answer belongs.
    question_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "detail")
        self.setFixedWidth(_WIDTH)
        self._days = PayDayList()
        self._days_text = plain_label(role="muted", wrap=True)
        self._known = plain_label(role="caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._bar.setAccessibleName(_("How much is known"))
        self._all_known = plain_label(_("Everything is known."), role="muted", wrap=True)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(0)
        self._build()

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("role", "scrolled")
        inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(8)
        column.addWidget(SectionHeading(_("Next pay days")))
        column.addWidget(self._days_text)
        column.addWidget(self._days)
        column.addWidget(SectionHeading(_("What we do not know yet")))
        column.addWidget(self._bar)
        column.addWidget(self._known)
        column.addWidget(self._all_known)
        column.addLayout(self._questions)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def show_view(self, view: ProcessView | None, today: date) -> None:
        """Show what follows; None where the closed days leave no working day at all."""
        days = view.next_days if view else ()
        self._days.show_days(days, today)
        self._days.setVisible(bool(days))
        self._days_text.setText(_no_days_text(view))
        self._days_text.setVisible(not days)
        if view is None:
            return
        self._bar.setValue(view.completeness)
        self._known.setText(_("%(percent)s%% known; to ask on the next call:") % {"percent": view.completeness})
        self._known.setVisible(bool(view.questions))
        self._all_known.setVisible(not view.questions)
        self._show_questions(view.questions)

    def questions(self) -> tuple[WrapButton, ...]:
        """Give the questions as they are shown, in their order."""
        items = (self._questions.itemAt(at) for at in range(self._questions.count()))
        return tuple(widget for item in items if item and isinstance(widget := item.widget(), WrapButton))

    def _show_questions(self, questions: tuple[Question, ...]) -> None:
        sentences = [question_sentence(question) for question in questions]
        if sentences == [button.sentence for button in self.questions()]:
            return
        for button in self.questions():
            self._questions.removeWidget(button)
            button.hide()
            button.deleteLater()
        for question, sentence in zip(questions, sentences, strict=True):
            button = WrapButton(sentence, "help")
            button.clicked.connect(lambda _checked=False, each=question: self.question_chosen.emit(each))
            self._questions.addWidget(button)


def _no_days_text(view: ProcessView | None) -> str:
    if view is None:
        return _("The closed days leave no working day in more than a year. Please check them.")
    rule = view.process.rule
    if rule is not None and isinstance(rule.pay_day, NoFixedDay):
        return _("No fixed pay day: what they promise counts.")
    if rule is not None:
        return _("This rule gives no pay day in the years to come.")
    return _("The pay day is not known.")
