"""Tagger for money."""
