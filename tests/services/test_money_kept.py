"""What the list of money keeps in the book: what credit costs the firm (rule 41), and filters by name."""

import json
from datetime import timedelta

import pytest

from db import models
from desktop.domain.itemfilter import ItemFilter
from desktop.domain.problems import ProblemCode
from desktop.services.results import Entity

NOW = "2026-11-21T08:00:00+00:00"


class TestCostOfCredit:
    def test_it_is_not_known_before_the_rate_is_set(self, services, add_item, saved):
        add_item("A-1", 10_000_000, due=-335, issued=-365)
        assert services.money.credit_rate() is None
        assert [line.cost for line in services.money.page()] == [None]
        result = services.money.set_credit_rate(48_000)
        assert saved(result) == services.money.credit_rate() == 48_000
        assert result.changes.entities == {Entity.SETTING}
        assert [line.cost for line in services.money.page()] == [480_000]
        assert saved(services.money.set_credit_rate(None)) is None
        assert services.money.credit_rate() is None

    def test_what_was_paid_costs_no_more_and_without_a_date_nothing_is_known(
        self, services, add_item, saved, book, today
    ):
        item = add_item("A-1", 10_000_000, due=-335, issued=-365)
        add_item("A-2", 10_000_000, due=-335)
        with book.transaction():
            models.Allocation.create(
                receivable=item,
                kind="office",
                amount=4_000_000,
                day=today - timedelta(days=265),
                recorded_at=NOW,
            )
        saved(services.money.set_credit_rate(48_000))
        assert {line.item.number: line.cost for line in services.money.page()} == {"A-1": 340_603, "A-2": None}

    @pytest.mark.parametrize(
        ("rate", "code"), [(0, ProblemCode.TOO_SMALL), (-1, ProblemCode.TOO_SMALL), (1_000_001, ProblemCode.TOO_LARGE)]
    )
    def test_a_rate_out_of_range_is_refused(self, services, refused, rate, code):
        assert refused(services.money.set_credit_rate, rate) == [("rate", code)]


class TestKeptFilters:
    late = ItemFilter(text="恒达", overdue=True, currency="CNY", customer_id=3)

    def test_they_are_kept_by_name(self, services, saved):
        assert services.money.saved_filters() == ()
        saved(services.money.save_filter(" Late ones ", self.late))
        saved(services.money.save_filter("争议", ItemFilter(disputed=True)))
        assert [(each.name, each.filter) for each in services.money.saved_filters()] == [
            ("Late ones", self.late),
            ("争议", ItemFilter(disputed=True)),
        ]

    def test_a_name_is_used_once_unless_replacing_is_meant(self, services, saved, refused):
        saved(services.money.save_filter("Late", self.late))
        again = ItemFilter(urgent=True)
        assert refused(services.money.save_filter, "LATE", again) == [("name", ProblemCode.TAKEN)]
        saved(services.money.save_filter("LATE", again, replace=True))
        assert [(each.name, each.filter) for each in services.money.saved_filters()] == [("LATE", again)]

    @pytest.mark.parametrize(("name", "code"), [(" ", ProblemCode.REQUIRED), ("x" * 61, ProblemCode.TOO_LONG)])
    def test_a_name_that_is_none_is_refused(self, services, refused, name, code):
        assert refused(services.money.save_filter, name, self.late) == [("name", code)]

    def test_twenty_are_the_most(self, services, saved, refused):
        for n in range(20):
            saved(services.money.save_filter(f"f{n}", self.late))
        assert refused(services.money.save_filter, "one more", self.late) == [("", ProblemCode.TOO_LARGE)]
        saved(services.money.save_filter("F7", ItemFilter(), replace=True))

    def test_one_is_forgotten(self, services, saved, refused):
        saved(services.money.save_filter("Late", self.late))
        saved(services.money.remove_filter("Late"))
        assert services.money.saved_filters() == ()
        assert refused(services.money.remove_filter, "Late") == [("name", ProblemCode.NOT_FOUND)]

    def test_a_part_that_a_newer_version_wrote_is_left_out(self, services, saved):
        saved(services.settings.set("money_filters", json.dumps({"new": {"overdue": True, "by_moon": True}})))
        assert services.money.saved_filters()[0].filter == ItemFilter(overdue=True)
