"""How much a reader takes in before it calls an input hostile."""

from __future__ import annotations

#: Largest page in bytes. The longest real page met holds under 3 MB; a text of a million
#: characters needs about 3 MB too.
MAX_PAGE_BYTES = 32 * 1024 * 1024

#: A compressed file may grow to this many times its size once it is past `FREE_BYTES`. Crawls
#: of HTML shrink 5 to 30 times; deflate cannot exceed 1,032, so only padding comes near.
MAX_RATIO = 400
FREE_BYTES = 256 * 1024 * 1024
