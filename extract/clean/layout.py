"""Where on a page its article stands."""

from __future__ import annotations

from dataclasses import dataclass

from extract.clean.blocks import Block, Region
from extract.clean.title import Headline


@dataclass(frozen=True, slots=True)
class Layout:
    """The article's place among a page's blocks.

    Args:
        blocks: all blocks of the page.
        region: the element of the text.
        headline: the headline; None where the page has none.
        opening: index of the first block of running text.
        end: index after the last block of the article.
        boxes: indices of the blocks in boxes of one other story: its linked headline and teaser.
    """

    blocks: list[Block]
    region: Region
    headline: Headline | None
    opening: int
    end: int
    boxes: frozenset[int] = frozenset()

    @property
    def head_start(self) -> int:
        """Index of the headline's first block; of the text where no block holds a headline."""
        return self.headline.first if self.headline and self.has_headline else self.opening

    @property
    def head_stop(self) -> int:
        """Index after the headline's last block; of the text where no block holds a headline."""
        return self.headline.stop if self.headline and self.has_headline else self.opening

    @property
    def has_headline(self) -> bool:
        """Whether the headline stands in a block and not only in the page's head."""
        return self.headline is not None and self.headline.stop > self.headline.first

    @property
    def above(self) -> list[Block]:
        """The blocks between headline and running text."""
        return self.blocks[self.head_stop : self.opening]
