"""Tagger for places."""
