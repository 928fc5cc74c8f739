"""Turn the mentions of an article into rows of the contract."""

from extract.records.assemble import assemble
from extract.records.extraction import Extraction

__all__ = ["Extraction", "assemble"]
