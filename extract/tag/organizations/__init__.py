"""Tagger for organizations."""
