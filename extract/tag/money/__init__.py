"""Tagger for money: amounts in đồng with their value, foreign amounts without one."""

from extract.tag.money.finder import Amount, find_money

__all__ = ["Amount", "find_money"]
