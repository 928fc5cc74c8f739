-- Views for `congdoan sql` and `extract.connect`: each record with its article, its bodies and its
-- people beside it. A comment before a view is its description in the data dictionary.

-- Articles with the year and month they were published in; `once` is false for copies.
CREATE VIEW article_facts AS
SELECT * EXCLUDE (text), year(published) AS year, month(published) AS month,
    duplicate_of IS NULL AS once, length(text) AS characters
FROM articles;

-- Bodies with the name of the body above them, their province and that of July 2025.
CREATE VIEW organization_facts AS
SELECT body.*, above.name AS parent,
    trim(regexp_extract(body.unit, '[^,]+$')) AS province,
    trim(regexp_extract(body.unit_after, '[^,]+$')) AS province_after
FROM organizations AS body LEFT JOIN organizations AS above
    ON body.parent_id = above.organization_id;

-- Awards with their article and, where linked, the issuer's canonical name, level and province.
CREATE VIEW award_facts AS
SELECT award.*, page.title, page.site, page.url, page.published, page.year, page.once,
    issuer_body.name AS issuer_name, issuer_body.kind AS issuer_kind,
    issuer_body.province AS issuer_province, issuer_body.province_after AS issuer_province_after
FROM awards AS award JOIN article_facts AS page USING (article_id)
LEFT JOIN organization_facts AS issuer_body ON award.issuer_id = issuer_body.organization_id;

-- People in their posts with their article and, where linked, the body's canonical name.
CREATE VIEW people_facts AS
SELECT post.*, page.title, page.site, page.url, page.published, page.year, page.once,
    person.name AS person_name, body.name AS organization_name, body.kind AS organization_kind,
    body.level AS organization_level, body.province
FROM people AS post JOIN article_facts AS page USING (article_id)
LEFT JOIN persons AS person USING (person_id)
LEFT JOIN organization_facts AS body ON post.organization_id = body.organization_id;

-- Help that was given, with its article.
CREATE VIEW support_facts AS
SELECT help.*, page.title, page.site, page.url, page.published, page.year, page.once
FROM support AS help JOIN article_facts AS page USING (article_id);

-- The main event of each page that reports one, with its article.
CREATE VIEW event_facts AS
SELECT event.*, page.title, page.site, page.url, page.published, page.year, page.once
FROM events AS event JOIN article_facts AS page USING (article_id);

-- Mentions of bodies and people, with the body or person they mean and the article they stand in.
CREATE VIEW mention_facts AS
SELECT mention.*, coalesce(body.name, person.name) AS entity, body.kind AS organization_kind,
    body.province, page.title, page.site, page.url, page.published, page.year, page.once
FROM mentions AS mention JOIN article_facts AS page USING (article_id)
LEFT JOIN organization_facts AS body ON mention.entity_id = body.organization_id
LEFT JOIN persons AS person ON mention.entity_id = person.person_id;
