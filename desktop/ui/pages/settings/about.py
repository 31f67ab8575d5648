"""Settings, about: what this program is, what it may be relied on for, and under which licences."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import VERSION, paths
from desktop.i18n import N_, _
from desktop.ui.context import Context
from desktop.ui.pages.settings.section import Section, scrolled_column
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label

#: In both languages whatever the screen speaks: a letter may be in the other one.
DISCLAIMER_ZH = (
    "本软件生成的文书与日期、利息计算仅为业务辅助，不构成法律意见；"
    "签署或发出前请核对事实，重大、有争议或临近时效的债务请咨询执业律师。"
)
DISCLAIMER_EN = (
    "Letters, dates and interest figures are working aids, not legal advice. Check the facts before sending or "
    "signing; ask a qualified lawyer about large, disputed or old debts."
)
#: What Dunwell is built of, and each part's licence.
PARTS = (
    ("Qt for Python", "LGPL 3"),
    ("SQLCipher", "BSD"),
    ("SQLite", "public domain"),
    ("sqlcipher3", "zlib"),
    ("peewee", "MIT"),
    ("holidays", "MIT"),
    ("Babel", "BSD"),
    ("pypinyin", "MIT"),
    ("python-calamine", "MIT"),
    ("XlsxWriter", "BSD"),
    ("python-dateutil", "Apache 2.0 / BSD"),
    ("platformdirs", "MIT"),
    ("ReportLab", "BSD"),
    ("Pillow", "MIT-CMU"),
    ("PDFium, pypdfium2", "BSD / Apache 2.0"),
    ("desktop-notifier", "MIT"),
    ("Noto Sans SC, Noto Serif SC", "SIL OFL 1.1"),
    ("Noto Sans Symbols, LXGW WenKai", "SIL OFL 1.1"),
)
_COLUMNS = 2


class AboutSection(Section):
    """Nothing to change here."""

    summary = N_("What this program is")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        scroll, column = scrolled_column()
        column.addSpacing(16)
        column.addWidget(plain_label(_("Dunwell"), role="title"))
        column.addWidget(plain_label(_("Version %(version)s") % {"version": VERSION}, role="muted"))
        column.addWidget(plain_label(_("For field sales reps who must bring the money in."), role="muted", wrap=True))
        column.addWidget(SectionHeading(_("No legal advice")))
        for text in (DISCLAIMER_ZH, DISCLAIMER_EN):
            column.addWidget(_selectable(text))
        self._add_licences(column)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _add_licences(self, column: QVBoxLayout) -> None:
        column.addWidget(SectionHeading(_("Licences")))
        column.addWidget(
            _selectable(
                _(
                    "Dunwell is free software under the MIT licence: anybody may use, copy, change and pass it on; it "
                    "comes without warranty. It is built of:"
                )
            )
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for at, (name, licence) in enumerate(PARTS):
            row, pair = divmod(at, _COLUMNS)
            grid.addWidget(plain_label(name), row, 2 * pair)
            grid.addWidget(plain_label(licence, role="muted"), row, 2 * pair + 1)
        for pair in range(_COLUMNS):
            grid.setColumnStretch(2 * pair + 1, 1)
        column.addLayout(grid)
        self.font_button = QPushButton(_("Licence of the fonts..."))
        self.font_button.clicked.connect(self._on_font_licence)
        row_of_buttons = QHBoxLayout()
        row_of_buttons.setContentsMargins(0, 8, 0, 0)
        row_of_buttons.addWidget(self.font_button)
        row_of_buttons.addStretch(1)
        column.addLayout(row_of_buttons)

    def _on_font_licence(self) -> None:
        text = paths.resource("fonts", "OFL.txt").read_text("utf-8")
        dialog = TextDialog(_("Licence of the fonts"), text, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


class TextDialog(QDialog):
    """A long text to read."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.resize(680, 520)
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setFrameShape(QFrame.Shape.NoFrame)
        shown.setAccessibleName(title)
        close = QPushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(title, role="section"))
        layout.addWidget(shown, 1)
        layout.addLayout(foot)


def _selectable(text: str) -> QWidget:
    label = plain_label(text, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
