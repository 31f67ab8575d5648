"""The sentences of one reminder: the texts of its language and level with the facts of the letter in their places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from desktop.documents.data import PaperItem, Reminder
from desktop.documents.keys.reminder import REMINDER
from desktop.documents.letters.sentences import Sentences
from desktop.documents.parts.items import unapplied_row
from desktop.documents.texts import Texts
from desktop.domain.capitals import in_capitals
from desktop.domain.dunning import Level

#: A letter names so many contracts; of more, it names none: they are not its matter.
_MOST_CONTRACTS = 3
#: Whose words a level takes, the first that there are.
_WORDS_OF = {
    Level.UPCOMING: ("reminder.upcoming", "reminder"),
    Level.FIRST: ("reminder",),
    Level.SECOND: ("reminder.second", "reminder"),
    Level.FINAL: ("reminder.final", "reminder.second", "reminder"),
}
#: What is said between the account and the end, in this order.
_AFTER_REQUEST = {
    Level.UPCOMING: ("papers", "disregard"),
    Level.FIRST: ("overlooked", "disregard"),
    Level.SECOND: ("reply", "disregard"),
    Level.FINAL: ("talk", "steps", "rights", "disregard"),
}
#: What can be ticked on the slip; to have received the letter is always one box, to agree to pay another.
_BOXES = {
    Level.UPCOMING: ("received", "complete", "missing"),
    Level.FIRST: ("received", "agree"),
    Level.SECOND: ("received", "agree", "reply"),
    Level.FINAL: ("received", "agree"),
}


@dataclass(frozen=True, slots=True)
class Wording(Sentences):
    """Says the sentences of one reminder, those that every letter has too."""

    paper: Reminder = field(kw_only=True)

    def say(self, key: str, /, **more: str) -> str:
        """Give a sentence of the reminder by the end of its key, in the words of its level."""
        return self.texts.say(_key(self.paper.level, key), **{**self._values(), **more})

    def common(self, key: str, /, **more: str) -> str:
        """Give a text that other letters share; the reminders have had their own words for these before."""
        return self.say(key.removeprefix("letter."), **more)

    def title_of(self, level: Level) -> str:
        """Name the reminders of a level."""
        return self.texts.say(_key(level, "title"))

    def subject(self) -> str:
        """Say what the letter is about; of one item, which."""
        items = self.paper.items
        return self.say("subject_one", document=items[0].number) if len(items) == 1 else self.say("subject")

    def opening(self) -> str:
        """Name the contracts if they are few, and say what the letter is about."""
        contracts = tuple(dict.fromkeys(item.contract for item in self.paper.items if item.contract))
        if not 0 < len(contracts) <= _MOST_CONTRACTS:
            return self.say("opening")
        return self.say("opening_contracts", contracts=self._listed(contracts))

    def cited(self) -> str:
        """Name the earlier letters; empty where there are none."""
        letters = self._listed(
            self.say(
                "cited.letter",
                title=self.title_of(letter.level),
                number=letter.number,
                day=self.day(letter.made_on),
            )
            for letter in self.paper.earlier
        )
        return self.say("cited", letters=letters) if letters else ""

    def promises(self) -> Iterator[str]:
        """Say of each promise that was not kept what was promised and what has come."""
        for promise in self.paper.broken:
            yield self.say(
                "promise" if promise.received else "promise_nothing",
                promised_on=self.day(promise.made_on),
                due_on=self.day(promise.due_on),
                amount=self.money(promise.amount),
                received=self.money(promise.received),
            )

    def joined(self, sentences: Iterable[str]) -> str:
        """Put sentences behind each other; empty ones are left out."""
        return ("" if self.is_chinese else " ").join(filter(None, sentences))

    def facts_as_of(self) -> str:
        """Say as of when the items are unpaid, and for how long the oldest is; or when they fall due."""
        if self.paper.level is Level.UPCOMING:
            is_one_day = self.facts["due"] == self.facts["last_due"]
            return self.say("facts" if is_one_day else "facts_several")
        days = max((item.days_overdue or 0 for item in self.paper.items), default=0)
        return self.say("facts", days=str(days))

    def rows(self) -> tuple[PaperItem, ...]:
        """Give the rows of the table: the items, and what was received and not applied to one of them."""
        items, received = self.paper.items, self.paper.unapplied
        return (*items, unapplied_row(self.say("unapplied"), received)) if received else items

    def notes(self) -> Iterator[str]:
        """Explain what the table leaves open: parts in dispute, credit notes."""
        for item in self.paper.items:
            if item.disputed:
                yield self.say("disputed", document=item.number, amount=self.money(item.disputed))
        if any(item.open < 0 for item in self.paper.items):
            yield self.say("credit")

    def total(self) -> str:
        """Say the total, of what it is made up with interest, and in capital numerals where they are the custom."""
        key, more = "total", dict[str, str]()
        if interest := self.paper.interest:
            key = "owed_interest_and_fixed" if interest.fixed else "owed_and_interest"
            more = {
                "owed": self.money(self.paper.owed),
                "interest": self.money(interest.interest),
                "fixed": self.money(interest.fixed),
            }
        if self.is_chinese and self.heading.currency == "CNY":
            key, more["capitals"] = f"{key}_capitals", in_capitals(self.paper.total)
        return self.say(key, **more)

    def after_request(self) -> Iterator[str]:
        """Say what is to be said once the letter has asked: whom to tell what, and at the end what may follow."""
        for key in _AFTER_REQUEST[self.paper.level]:
            if key != "steps":
                yield self.say(key)
            elif self.paper.steps:
                steps = (self.say(f"step.{step}") for step in self.paper.steps)
                yield self.say("steps", steps=("；" if self.is_chinese else "; ").join(steps))

    def closing(self) -> tuple[str, ...]:
        """Say the last sentence; the mild letters in Chinese end with a salute."""
        is_mild = self.is_chinese and self.paper.level <= Level.FIRST
        return (self.say("closing"), self.say("close")) if is_mild else (self.say("closing"),)

    def boxes(self) -> tuple[str, ...]:
        """Give what can be ticked on the slip."""
        title = self.say("title")
        return tuple(self.say(f"slip.{box}", title=title) for box in _BOXES[self.paper.level])

    def _listed(self, texts: Iterable[str]) -> str:
        return ("、" if self.is_chinese else ", ").join(texts)


def wording_of(paper: Reminder, texts: Texts) -> Wording:
    """Give the sentences of a reminder."""
    plain = Wording("reminder", paper.heading, texts, paper=paper)
    due = [item.due_date for item in paper.items if item.due_date] or [paper.pay_by]
    facts = {
        "pay_by": plain.day(paper.pay_by),
        "due": plain.day(min(due)),
        "last_due": plain.day(max(due)),
        "total": plain.money(paper.total),
    }
    return replace(plain, facts=facts)


def _key(level: Level, key: str) -> str:
    keys = (f"{owner}.{key}" for owner in _WORDS_OF[level])
    return next((known for known in keys if known in REMINDER), f"reminder.{key}")
