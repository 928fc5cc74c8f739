"""Versions: of the package, and so of what a run extracts."""

__version__ = "0.1.0"

#: Stored on every article; a resumed run redoes a page when it changed.
PIPELINE_VERSION = __version__
