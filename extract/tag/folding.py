"""Folding under the name the pipes use; it lives below all stages because cleaning folds too."""

from extract.folding import fold, lower

__all__ = ["fold", "lower"]
