"""Amounts of money, beyond the example lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.folding import fold, lower
from extract.tag.money import find_money


def _values(text: str) -> list[int | None]:
    return [amount.value for amount in find_money(lower(fold(text)))]


@given(st.integers(min_value=1, max_value=10**13))
def test_any_amount_in_digits_is_read_as_written(value: int) -> None:
    dotted = f"{value:,}".replace(",", ".")
    assert _values(f"Số tiền {dotted} đồng được trao.") == [value]


@given(st.integers(min_value=1, max_value=9999), st.sampled_from(["nghìn", "triệu", "tỷ", "tỉ"]))
def test_units_multiply(number: int, unit: str) -> None:
    scale = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}[unit]
    assert _values(f"trao {number} {unit} đồng") == [number * scale]


@pytest.mark.parametrize("currency", ["đồng", "đ", "VNĐ", "vnd", " đồng", "đ/suất", " đ,"])
def test_the_currency_may_be_written_in_any_way(currency: str) -> None:
    assert _values(f"mỗi suất 500.000{currency} và gạo") == [500_000]


@given(st.text(max_size=200))
def test_spans_are_in_order_and_inside_the_text(text: str) -> None:
    lowered = lower(fold(text))
    end = 0
    for amount in find_money(lowered):
        assert end <= amount.start < amount.end <= len(lowered)
        end = amount.end
