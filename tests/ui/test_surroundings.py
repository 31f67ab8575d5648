import pytest
from PySide6.QtCore import QCoreApplication

from desktop.ui import surroundings
from desktop.ui.surroundings import QtWords, prepare_input_method


@pytest.mark.parametrize(
    ("environment", "needed"),
    [
        ({"QT_IM_MODULE": "fcitx"}, True),
        ({"QT_IM_MODULE": "fcitx5"}, True),
        ({"XMODIFIERS": "@im=fcitx"}, True),
        ({"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=fcitx"}, False),
        ({"XMODIFIERS": "@im=ibus"}, False),
        ({}, False),
    ],
)
def test_fcitx_is_reached_through_ibus(tmp_path, monkeypatch, environment, needed):
    monkeypatch.setattr(surroundings.sys, "platform", "linux")
    assert prepare_input_method(environment, tmp_path) is needed
    assert (environment.get("QT_IM_MODULE") == "ibus") == (needed or environment.get("QT_IM_MODULE") == "ibus")


def test_fcitx_module_that_is_there_is_used(tmp_path, monkeypatch):
    monkeypatch.setattr(surroundings.sys, "platform", "linux")
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    (folder / "libfcitx5platforminputcontextplugin.so").touch()
    environment = {"QT_IM_MODULE": "fcitx"}
    assert not prepare_input_method(environment, tmp_path)
    assert environment == {"QT_IM_MODULE": "fcitx"}


def test_other_systems_need_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(surroundings.sys, "platform", "win32")
    assert not prepare_input_method({"QT_IM_MODULE": "fcitx"}, tmp_path)


def test_qt_speaks_the_language_of_the_screen(qapp):
    words = QtWords(qapp)
    words.speak("zh_CN")
    chinese = QCoreApplication.translate("QPlatformTheme", "Cancel")
    words.speak("en")
    assert chinese == "取消"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
