"""Inputs that nobody means well with."""
