"""The picture of our letterhead: chosen or dropped, looked at, taken away."""

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.services.company import LOGO_BYTES, CompanyService
from desktop.services.results import Refused, Saved
from desktop.ui.tokens import colour
from desktop.ui.widgets.drop_area import DropArea
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label

_SHOWN = QSize(240, 96)
_PAD = 8
_RADIUS = 8
_PAPER = Qt.GlobalColor.white


def bring_in_logo(service: CompanyService, path: Path) -> Saved[None] | Refused:
    """Take a picture from a file; raises OSError. Of a file that is too large no more is read than shows that."""
    with path.open("rb") as stream:
        return service.set_logo(stream.read(LOGO_BYTES + 1))


class LogoBox(QWidget):
    """Shows the picture as it will lie on the paper, whatever the theme is."""

    #: The path of a file to take the picture from.
    file_chosen = Signal(object)
    #: The picture is to go.
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = LogoPreview()
        self.choose_button = QPushButton(_("Choose a picture..."))
        self.remove_button = QPushButton(_("Take it away"))
        self.remove_button.setProperty("kind", "quiet")
        self.error = plain_label(role="error", wrap=True)
        self.error.hide()
        self._build()
        self.choose_button.clicked.connect(lambda _checked=False: self._on_choose())
        self.remove_button.clicked.connect(lambda _checked=False: self.remove_wanted.emit())
        self.preview.file_dropped.connect(self.file_chosen)
        self.show_logo(None)

    def _build(self) -> None:
        hint = plain_label(
            _("Stands at the top of each paper. PNG or JPEG of at most 1 MB; you can also drop the file here."),
            role="caption",
            wrap=True,
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addLayout(buttons)
        beside.addWidget(hint)
        beside.addWidget(self.error)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(SectionHeading(_("Logo")))
        layout.addLayout(row)

    def show_logo(self, picture: bytes | None) -> None:
        """Show a picture, or that there is none."""
        self.error.hide()
        self.preview.show_picture(picture)
        self.remove_button.setVisible(picture is not None)

    def show_error(self, text: str) -> None:
        """Say why a file was not taken; the picture before stays."""
        self.error.setText(text)
        self.error.show()

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, _("Choose a picture"), "", _("Pictures (*.png *.jpg *.jpeg)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.file_chosen.emit(Path(name)))
        dialog.open()


class LogoPreview(DropArea):
    """A piece of white paper with the picture on it; takes a file that is dropped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self.setFixedSize(_SHOWN)

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown."""
        return not self._picture.isNull()

    def show_picture(self, picture: bytes | None) -> None:
        """Show a picture that was checked when it was taken into the book."""
        self._picture = QPixmap()
        if picture is not None:
            self._picture.loadFromData(picture)
        self.setAccessibleName(_("The logo") if self.has_picture else _("No logo"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture in the middle of the paper, no larger than it is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour(self.palette(), "accent" if self._hovered else "control"))
        pen.setStyle(Qt.PenStyle.SolidLine if self.has_picture else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        ground = colour(self.palette(), "accent_soft" if self._hovered else "window")
        painter.setBrush(_PAPER if self.has_picture else ground)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        if self.has_picture:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self._place(), self._picture)
        else:
            painter.setPen(colour(self.palette(), "muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Drop a picture here"))

    def _place(self) -> QRect:
        room = self.rect().adjusted(_PAD, _PAD, -_PAD, -_PAD)
        size = self._picture.size()
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(room.topLeft(), size)
        place.moveCenter(room.center())
        return place
