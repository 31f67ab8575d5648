"""Every choice has a name of its own in both languages."""

import pytest

from desktop import i18n
from desktop.domain.confirmation import TimeAnswer
from desktop.domain.customers import LetterLanguage, Standing
from desktop.domain.payrules import Weekday
from desktop.wording.choices import all_labels, label, options


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("kind", all_labels(), ids=lambda kind: kind.__name__)
def test_every_member_has_a_name_that_no_other_has(kind, language):
    i18n.set_language(language)
    names = [label(member) for member in kind]
    assert all(name.strip() for name in names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("kind", all_labels(), ids=lambda kind: kind.__name__)
def test_every_name_is_translated(kind):
    english = [label(member) for member in kind]
    i18n.set_language("zh_CN")
    same = [name for name, member in zip(english, kind, strict=True) if label(member) == name]
    assert same == (["简体中文", "English"] if kind is LetterLanguage else [])


def test_label_speaks_the_language_of_the_screen():
    assert label(TimeAnswer.NO_REPLY) == "no reply on the time"
    i18n.set_language("zh_CN")
    assert label(Weekday.FRI) == "星期五"


def test_options_come_in_the_order_of_the_choices():
    assert [member for member, _ in options(Standing)] == list(Standing)
    assert options(Weekday)[0] == (Weekday.MON, "Monday")
