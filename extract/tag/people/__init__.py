"""Tagger for people."""
