"""Tagger for awards."""
