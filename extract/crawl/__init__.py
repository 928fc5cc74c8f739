"""Fetch whole sites politely into one web archive, for those who have no crawl yet.

Built on urllib3 (one request, TLS, framing), Protego (robots.txt as Scrapy reads it: wildcards,
longest match, `Crawl-delay`, `Request-rate`; the standard library knows no wildcards), warcio
(records as other tools write them) and lxml. Why not a whole crawler:

- trafilatura's spider and sitemap search fetch by themselves: the bytes on the wire are gone
  before an archive could keep them, a page has no time limit, `Retry-After` is not read.
- Scrapy is made for many hosts at once and brings Twisted and some twenty packages; its job
  folder does not survive a kill, and `Retry-After` and WARC would have to be added all the same.

The archive is the state: what is done, known and waiting is worked out from its records when a
crawl goes on, so there is nothing beside it that could disagree with it.

Nothing is imported here: the libraries are an extra, `congdoan[crawl]`.
"""
