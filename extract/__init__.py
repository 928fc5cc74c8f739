"""congdoan: records from Vietnamese trade-union news. See README.md for a tour."""

from extract.version import __version__

__all__ = ["__version__"]
