"""Decide between candidates: outermost, best evidenced, never overlapping."""
