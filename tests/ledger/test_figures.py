"""Figures: what is money, what has no heads to be counted, which one counts no more."""

import pytest

from twosource.ledger.figures import Figure, current, find


@pytest.mark.parametrize("unit", ["EUR", "GBP", "UAH", "million euros", "$", "crowns", "CHF a tonne"])
def test_currencies_are_money_by_sign_name_or_iso_code(unit: str) -> None:
    assert Figure(1, 1, unit, 0, 1).money


@pytest.mark.parametrize("unit", ["people", "eur", "%", "", "TOP", "KM", "houses"])
def test_other_units_are_none(unit: str) -> None:
    assert not Figure(1, 1, unit, 0, 1).money


@pytest.mark.parametrize(
    "unit, measured", [("%", True), ("tonnes", True), ("kilometres an hour", True), ("people", False)]
)
def test_shares_lengths_weights_and_times_have_no_heads(unit: str, measured: bool) -> None:
    assert Figure(1, 1, unit, 0, 1).measured is measured


@pytest.mark.parametrize(
    "text, low",
    [("the toll from eleven to ten", 10), ("that the toll had risen from 31 to 47", 47), ("eleven to ten votes", 11)],
)
def test_a_figure_told_as_what_it_was_before_is_none(text: str, low: float) -> None:
    found = current(find(text), text)
    assert found[0].low == low
