"""Ids and canonical names."""
