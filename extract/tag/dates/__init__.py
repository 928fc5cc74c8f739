"""Tagger for dates."""
