"""How far a paper got, how it went out, what shows that it arrived and what was answered, in words."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from desktop.domain.deliveries import DeliveryChannel, PaperStatus, ProofKind, ReplyKind, proves
from desktop.formats import format_date, format_money
from desktop.i18n import _, pgettext
from desktop.wording.choices import label
from desktop.wording.sheet_blocks import DOT


class Sent(Protocol):
    """One time that a paper went out."""

    @property
    def channel(self) -> str:
        """How, the text of a `DeliveryChannel`."""

    @property
    def sent_on(self) -> date:
        """When."""

    @property
    def sent_by(self) -> str:
        """Who brought or posted it."""

    @property
    def sent_to(self) -> str:
        """To whom, or where."""

    @property
    def tracking(self) -> str:
        """The number to follow it by."""


class Shown(Protocol):
    """What shows that a paper arrived."""

    @property
    def kind(self) -> str:
        """What it is, the text of a `ProofKind`."""

    @property
    def arrived_on(self) -> date:
        """When the paper arrived."""

    @property
    def received_by(self) -> str:
        """Who took it in."""

    @property
    def kept_where(self) -> str:
        """Where a proof on paper is kept."""

    @property
    def file_name(self) -> str:
        """The file that is kept in the book, '' for none."""


class Answered(Protocol):
    """What came back; sums in minor units."""

    @property
    def kind(self) -> str:
        """What they answer, the text of a `ReplyKind`."""

    @property
    def replied_on(self) -> date:
        """When."""

    @property
    def theirs(self) -> int | None:
        """What their books say, where they differ."""

    @property
    def amount(self) -> int | None:
        """What they agree to pay."""

    @property
    def pay_on(self) -> date | None:
        """When they agree to pay it."""

    @property
    def signed_by(self) -> str:
        """Who signed."""

    @property
    def position(self) -> str:
        """What that person is there."""


def way_line(status: PaperStatus, today: date) -> str:
    """Say how far a paper got: "sent by post on 13 Nov · arrived on 16 Nov with proof"."""
    return DOT.join(_way(status, today)) or _("not sent")


def _way(status: PaperStatus, today: date) -> Iterator[str]:
    if status.sent_on is not None and status.channel is not None:
        yield _sent(status.channel, status.sent_on, today)
    if status.arrived_on is not None:
        if status.proved:
            arrived = _("arrived on %(day)s with proof")
        elif status.channel is DeliveryChannel.HANDED_OVER:
            arrived = _("nothing signed")
        else:
            arrived = _("arrived on %(day)s by what they say") if status.said else _("arrived on %(day)s without proof")
        yield arrived % {"day": format_date(status.arrived_on, today=today)}
    elif status.asks_on is not None and status.asks_on <= today:
        yield _("ask whether it arrived")
    if status.replied is not None:
        yield label(status.replied)


def _sent(channel: DeliveryChannel, day: date, today: date | None = None) -> str:
    values = {"channel": label(channel), "day": format_date(day, today=today)}
    if channel is DeliveryChannel.HANDED_OVER:
        return _("handed over on %(day)s") % values
    return _("sent by %(channel)s on %(day)s") % values


def sent_line(sent: Sent) -> str:
    """Say how a paper went out: "sent by post on 13 Nov 2026 · to Jiangchang Road 8 · EA 1"."""
    to = _("to %(whom)s") % {"whom": sent.sent_to} if sent.sent_to else ""
    by = pgettext("who sent a paper", "by %(name)s") % {"name": sent.sent_by} if sent.sent_by else ""
    return DOT.join(filter(None, (_sent(DeliveryChannel(sent.channel), sent.sent_on), to, sent.tracking, by)))


def proof_line(shown: Shown) -> str:
    """Say what shows that a paper arrived, and where it is; what cannot be shown to anybody is told so."""
    kind = ProofKind(shown.kind)
    arrived = _("arrived on %(day)s: %(proof)s") % {"day": format_date(shown.arrived_on), "proof": label(kind)}
    by = _("received by %(name)s") % {"name": shown.received_by} if shown.received_by else ""
    kept = _("kept in %(place)s") % {"place": shown.kept_where} if shown.kept_where else ""
    has_file = bool(shown.file_name)
    warning = "" if proves(kind, has_file=has_file, kept_where=shown.kept_where) else _("proves nothing")
    return DOT.join(filter(None, (arrived, by, shown.file_name, kept, warning)))


def reply_line(answered: Answered, currency: str) -> str:
    """Say what was answered: "answered on 18 Nov 2026: agrees to pay · ¥60.00 on 27 Nov 2026 · Wang Li"."""
    values = {"day": format_date(answered.replied_on), "reply": label(ReplyKind(answered.kind))}
    figure = ""
    if answered.amount is not None and answered.pay_on is not None:
        figure = _("%(amount)s on %(day)s") % {
            "amount": format_money(answered.amount, currency),
            "day": format_date(answered.pay_on),
        }
    elif answered.theirs is not None:
        figure = format_money(answered.theirs, currency)
    parts = (_("answered on %(day)s: %(reply)s") % values, figure, answered.signed_by, answered.position)
    return DOT.join(filter(None, parts))
