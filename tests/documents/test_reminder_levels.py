"""The four levels of reminders, read back from their PDFs: what each says, what only some say, and what none may."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.keys import ALL, is_used_in
from desktop.documents.letters.wording import wording_of
from desktop.documents.texts import Texts, originals
from desktop.domain.capitals import in_capitals
from desktop.domain.customers import LetterLanguage
from desktop.domain.dunning import BrokenPromise, EarlierLetter, FinalStep, Level
from tests.documents import reading, reminder_samples, reminder_scenes, samples

CHINESE = Texts(LetterLanguage.CHINESE)
ENGLISH = Texts(LetterLanguage.ENGLISH)
BOTH = [(samples.reminder(), CHINESE), (samples.british(), ENGLISH)]
ALL_HABITS = [*BOTH, (samples.american(), ENGLISH)]
LEVELS = {
    Level.UPCOMING: reminder_samples.upcoming,
    Level.FIRST: lambda paper: paper,
    Level.SECOND: reminder_samples.second,
    Level.FINAL: reminder_samples.final,
}
#: What a letter about money that is not due yet does not speak of.
TOO_HARSH = re.compile(
    r"逾期|违约|律师|起诉|催款|欠款|overdue|late\b|breach|lawyer|owe|default|remind you", re.IGNORECASE
)


def printed(paper, texts) -> str:
    """Give the text of a letter without line ends and doubled or unbreakable spaces."""
    return re.sub(r"\s+", " ", reading.flat(paper, texts).replace("\u00a0", " "))


def squeezed(paper, texts) -> str:
    return re.sub(r"\s", "", reading.flat(paper, texts))


@pytest.mark.parametrize(("paper", "texts"), ALL_HABITS)
@pytest.mark.parametrize("level", [Level.UPCOMING, Level.FIRST, Level.SECOND])
def test_an_ordinary_letter_before_the_final_notice_is_one_sheet(level, paper, texts):
    assert len(reading.pages(LEVELS[level](paper), texts)) == 1


@pytest.mark.parametrize(("paper", "texts"), ALL_HABITS)
def test_an_ordinary_final_notice_has_only_its_slip_on_another_page(paper, texts):
    letter, slip = reading.pages(reminder_samples.final(paper), texts)
    assert re.search("特此通知|We look forward", letter)
    assert slip.startswith(texts.say("reminder.slip.title"))


@pytest.mark.parametrize(
    ("level", "title"),
    [
        (Level.UPCOMING, "付款提醒函"),
        (Level.FIRST, "催款函（第一次）"),
        (Level.SECOND, "催款函（第二次）"),
        (Level.FINAL, "最后催款通知"),
    ],
)
def test_a_letter_has_the_title_of_its_level_on_the_slip_too(level, title):
    (first, *more) = reading.pages(LEVELS[level](samples.reminder()), CHINESE)
    assert f"\n{title}\n" in first
    assert f"《{title}》" in "".join([first, *more])


@pytest.mark.parametrize("scene", reminder_scenes.SCENES, ids=lambda scene: scene.name)
def test_a_letter_before_the_due_date_has_no_harsh_word(scene):
    if scene.paper.level is Level.UPCOMING:
        assert not TOO_HARSH.search(reading.flat(scene.paper, scene.texts))


@pytest.mark.parametrize("language", list(LetterLanguage))
def test_no_original_for_a_letter_before_the_due_date_has_a_harsh_word(language):
    ours = originals(language)
    keys = [key for key in ALL if key.startswith("reminder.upcoming.") and is_used_in(language, key)]
    assert [key for key in keys if TOO_HARSH.search(ours[key].text)] == []


@pytest.mark.parametrize(
    ("texts", "days_apart", "said"),
    [
        (CHINESE, 0, "将于2026年11月30日到期"),
        (CHINESE, 2, "将于2026年11月30日至2026年12月4日陆续到期"),
        (ENGLISH, 0, "falls due on 30 November 2026:"),
        (ENGLISH, 2, "falls due between 30 November 2026 and 4 December 2026:"),
    ],
)
def test_a_letter_before_the_due_date_says_when(texts, days_apart, said):
    paper = reminder_samples.upcoming(samples.reminder(), days_apart=days_apart)
    assert said.replace(" ", "") in squeezed(paper, texts)


@pytest.mark.parametrize("texts", [CHINESE, ENGLISH])
def test_days_overdue_are_a_column_only_where_something_is_overdue(texts):
    title = texts.say("common.items.days_overdue").replace(" ", "")
    upcoming = reminder_samples.upcoming(samples.reminder())
    one_late = (*upcoming.items, samples.items(1)[0])
    assert title not in squeezed(upcoming, texts)
    assert title in squeezed(replace(upcoming, items=one_late), texts)


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=5), st.integers(0, 10**9))
@settings(max_examples=20)
def test_money_received_is_a_row_and_taken_off_the_total_and_its_capitals(amounts, received):
    unapplied = min(received, sum(amounts) - 1)
    first = samples.items(1)[0]
    rows = tuple(replace(first, number=f"N{amount}", amount=amount, paid=0, open=amount) for amount in amounts)
    paper = replace(samples.reminder(), items=rows, unapplied=unapplied)
    text = printed(paper, CHINESE)
    assert paper.total == sum(amounts) - unapplied
    assert in_capitals(paper.total) in squeezed(paper, CHINESE)
    taken_off = re.search(r"已收未核销款项 — — 0\.00 ([\d,.]+) −([\d,.]+) —", text)
    assert bool(taken_off) == bool(unapplied)
    if taken_off:
        assert taken_off[1] == taken_off[2] == f"{unapplied / 100:,.2f}"


@pytest.mark.parametrize("count", [1, 2, 3, 4, 12])
@pytest.mark.parametrize(("paper", "texts"), BOTH)
@pytest.mark.parametrize("level", [Level.SECOND, Level.FINAL])
def test_each_earlier_letter_is_named_with_its_number_and_day(level, paper, texts, count):
    letters = tuple(
        EarlierLetter(f"CK-2025-{place:04}", date(2025, 3, 1) + timedelta(days=place), Level(place % 3 + 1))
        for place in range(count)
    )
    text = printed(replace(LEVELS[level](paper), earlier=letters), texts)
    wording = wording_of(paper, texts)
    for letter in letters:
        day = wording.short_day(letter.made_on).replace("\u00a0", " ")
        long = f"2025年3月{letter.made_on.day}日" if texts is CHINESE else f"{letter.made_on.day} March 2025"
        assert re.search(f"{letter.number}.{{0,12}}(?:{day}|{long})|{long}.{{0,12}}{letter.number}", text), letter
        assert wording.title_of(letter.level) in text


@pytest.mark.parametrize("count", [1, 3, 4, 9])
@pytest.mark.parametrize(("paper", "texts"), BOTH)
def test_each_broken_promise_is_named_with_its_sum_its_day_and_what_came(paper, texts, count):
    promises = tuple(
        BrokenPromise(date(2026, 5, place), date(2026, 6, place), 100_000 + place, 5_000 + place)
        for place in range(1, count + 1)
    )
    text = printed(replace(reminder_samples.second(paper), broken=promises), texts)
    for promise in promises:
        assert f"{promise.amount / 100:,.2f}" in text
        assert f"{promise.received / 100:,.2f}" in text
        assert re.search(rf"2026年6月{promise.due_on.day}日|{promise.due_on} |{promise.due_on.day} June?", text)


def test_a_promise_of_which_nothing_came_says_so():
    broken = (BrokenPromise(date(2026, 11, 3), date(2026, 11, 10), 1_000_000),)
    paper = replace(reminder_samples.second(samples.reminder()), broken=broken)
    assert "承诺于2026年11月10日支付¥10,000.00，该款尚未收到。" in printed(paper, CHINESE)
    assert "to pay RMB 10,000.00 by 10 November 2026; we have not received it." in printed(paper, ENGLISH)


@pytest.mark.parametrize(("paper", "texts"), BOTH)
def test_where_nothing_came_before_nothing_is_named(paper, texts):
    text = printed(replace(reminder_samples.second(paper), earlier=(), broken=()), texts)
    assert not re.search(r"此前已|Our earlier|承诺|promised", text)


@pytest.mark.parametrize("texts", [CHINESE, ENGLISH])
def test_a_long_list_of_letters_begins_each_page_with_its_head(texts):
    letters = tuple(EarlierLetter(f"CK-2025-{place:04}", date(2025, 3, 1), Level.FIRST) for place in range(90))
    pages = reading.pages(replace(reminder_samples.final(samples.reminder(2)), earlier=letters), texts)
    head = texts.say("reminder.second.cited.number")
    with_letters = [page for page in pages if "CK-2025-" in page]
    assert len(with_letters) >= 3
    assert all(head in page.split("CK-2025-")[0] for page in with_letters)


@pytest.mark.parametrize(("paper", "texts"), ALL_HABITS)
@pytest.mark.parametrize("level", list(Level))
def test_to_have_received_is_one_box_and_to_agree_another_which_an_early_letter_has_not(level, paper, texts):
    received, *others = re.findall(r"□ (.*)", reading.pages(LEVELS[level](paper), texts)[-1])
    agreed = [box for box in others if re.search("同意|agree to pay", box)]
    assert re.search("收到|received", received)
    assert not re.search("同意|agree", received)
    assert len(agreed) == (level is not Level.UPCOMING)


@pytest.mark.parametrize(
    ("step", "chinese", "english"),
    [
        (FinalStep.LAWYER, "委托律师", "lawyer"),
        (FinalStep.COURT, "起诉", "competent court"),
        (FinalStep.PAYMENT_ORDER, "支付令", "order to pay"),
    ],
)
def test_a_final_notice_names_what_was_chosen_and_nothing_else(step, chinese, english):
    for texts, word, name in ((CHINESE, "有权", chinese), (ENGLISH, "entitled", english)):
        chosen = replace(reminder_samples.final(samples.reminder()), steps=(step,))
        others = tuple(other for other in FinalStep if other is not step)
        assert word in printed(chosen, texts)
        assert name in printed(chosen, texts)
        assert name not in printed(replace(chosen, steps=others), texts)
        assert word not in printed(replace(chosen, steps=()), texts)


@pytest.mark.parametrize(("paper", "texts"), BOTH)
@pytest.mark.parametrize("level", list(Level))
def test_only_a_final_notice_reserves_rights_and_offers_a_last_talk(level, paper, texts):
    text = printed(replace(LEVELS[level](paper), steps=reminder_samples.STEPS), texts)
    is_final = level is Level.FINAL
    assert bool(re.search(r"保留|reserved", text)) == is_final
    assert bool(re.search(r"协商|ready to discuss", text)) == is_final
    assert bool(re.search(r"支付令|order to pay", text)) == is_final


@pytest.mark.parametrize(("level", "salutes"), [(level, level <= Level.FIRST) for level in Level])
def test_only_the_mild_letters_close_with_a_salute(level, salutes):
    assert ("敬礼" in printed(LEVELS[level](samples.reminder()), CHINESE)) == salutes


@pytest.mark.parametrize(
    ("own", "changed"),
    [
        ("reminder.facts", {Level.FIRST}),
        ("reminder.second.facts", {Level.SECOND, Level.FINAL}),
        ("reminder.upcoming.facts_several", {Level.UPCOMING}),
        ("reminder.final.opening", {Level.FINAL}),
        ("reminder.slip.to", set(Level)),
    ],
)
def test_words_of_the_firms_own_stand_in_the_levels_that_share_them(own, changed):
    texts = Texts(LetterLanguage.CHINESE, {own: "自己的话"})
    assert {
        level for level, made in LEVELS.items() if "自己的话" in printed(made(samples.reminder()), texts)
    } == changed


@pytest.mark.parametrize(("paper", "texts"), BOTH)
@pytest.mark.parametrize("level", list(Level))
def test_a_letter_of_any_level_names_the_contracts_when_they_are_few(level, paper, texts):
    rows = tuple(replace(item, contract="TH-2026-018") for item in paper.items)
    assert "TH-2026-018" in printed(LEVELS[level](replace(paper, items=rows)), texts)
