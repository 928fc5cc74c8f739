"""Turn the mentions of an article into rows of the contract: `extract.records.assemble`.

Only the result's type is imported here, so that who carries rows need not load the grammars.
"""

from extract.records.extraction import Extraction

__all__ = ["Extraction"]
