"""What an empty place says."""

from PySide6.QtWidgets import QLabel

from desktop.ui.widgets.empty_state import EmptyState


def test_a_sentence_gives_back_the_height_of_a_narrower_place(qtbot):
    place = EmptyState()
    qtbot.addWidget(place)
    place.resize(120, 600)
    place.say("A debt that cannot be paid at once is agreed on in instalments here.", "Agree on instalments")
    place.show()
    place.resize(1100, 600)
    sentence = place.findChild(QLabel)
    assert place.button.y() - sentence.geometry().bottom() < sentence.fontMetrics().height() * 2
