"""What a book remembers about itself travels with it."""

from desktop.app import open_app
from desktop.services.results import Entity
from desktop.services.settings import COUNTRY, SAMPLE


def test_a_setting_that_was_never_set_has_the_default(services):
    assert services.settings.get(COUNTRY) == ""
    assert services.settings.get(COUNTRY, "CN") == "CN"


def test_a_setting_is_kept_and_changed(services):
    result = services.settings.set("anything", "旧")
    assert result.changes.entities == {Entity.SETTING}
    services.settings.set("anything", "new\n'\"")
    assert services.settings.get("anything", "default") == "new\n'\""


def test_an_empty_value_is_a_value(services):
    services.settings.set("anything", "")
    assert services.settings.get("anything", "default") == ""


def test_only_the_sample_is_the_sample(services):
    assert not services.settings.is_sample
    services.settings.set(SAMPLE, "1")
    assert services.settings.is_sample


def test_settings_are_there_when_the_book_is_opened_again(tmp_path):
    app = open_app(tmp_path / "other.book")
    app.services.settings.set(SAMPLE, "1")
    app.close()
    again = open_app(tmp_path / "other.book")
    assert again.services.settings.is_sample
    again.close()
