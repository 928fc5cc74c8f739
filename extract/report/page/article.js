// The opened article: what a record says, where it stands, what else was found.

const NOT_FACTS = new Set(["article", "year", "start", "end", "evidence", "rule"]);
const hiddenKinds = new Set();

/** Facts of a record in the order of its table, its id last, without what is not known. */
function facts(from, row) {
  const list = el("dl", { class: "facts" });
  const [id, ...rest] = Object.entries(from.columns);
  for (const [column, values] of [...rest, id]) {
    const value = values[row];
    const empty = value === null || (Array.isArray(value) && !value.length);
    if (empty || NOT_FACTS.has(column)) continue;
    list.append(el("dt", {}, column.endsWith("_id") ? idLabel(from, column) : label(column)));
    list.append(el("dd", {}, fact(column, value)));
  }
  return list;
}

const label = (column) => COLUMNS[column]?.label ?? column.replaceAll("_", " ");
const idLabel = (from, column) =>
  column === TABLES[from.name].id ? "Id" : `Id of ${column.replace("_id", "")}`;

function fact(column, value) {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) {
    return el("ul", { lang: "vi" }, ...value.map((entry) => el("li", {}, entry)));
  }
  if (column.endsWith("_id")) return el("code", {}, value);
  if (typeof value === "number") return count(value);
  if (COLUMNS[column]?.words) return wordsFor(column, value);
  return el("span", { lang: "vi" }, value);
}

/** What the record says, its rule, and the way to its source. */
function recordPart(from, row, link) {
  const part = el("section", { "aria-labelledby": "record-head" },
    el("h3", { id: "record-head" }, TABLES[from.name].one),
    el("blockquote", { lang: "vi" }, from.columns.evidence[row]));
  const there = el("button", { type: "button", class: "there" }, "Show in the text");
  there.addEventListener("click", () =>
    document.querySelector(".evidence").scrollIntoView({ block: "center" }));
  part.append(there, facts(from, row));
  part.append(el("p", { class: "rule" }, "Found by the rule ",
    el("code", {}, from.columns.rule[row])));
  if (link) {
    part.append(el("p", { class: "source" }, webLink(link, "Open the page at these words")));
  }
  return part;
}

/** Links to all records of the article; the one that is open is marked. */
async function others(place, current) {
  const part = el("section", { "aria-labelledby": "others-head" },
    el("h3", { id: "others-head" }, "Found in this article"));
  for (const name of ["awards", "people", "support", "events"]) {
    const from = await table(name);
    const list = el("ul");
    for (let row = 0; row < from.length; row++) {
      if (from.columns.article[row] !== place) continue;
      const here = current.from.name === name && current.row === row;
      list.append(el("li", {}, el("a", {
        href: addressOf(from, row), lang: "vi", "data-record": true,
        "aria-current": here ? "true" : null,
      }, short(from, row))));
    }
    if (list.children.length) part.append(el("h4", {}, TABLES[name].label), list);
  }
  if (!part.querySelector("ul")) part.append(el("p", { class: "note" }, "No record."));
  return part;
}

/** A record in a few words. */
function short(from, row) {
  const known = TABLES[from.name].short
    .map((column) => [column, from.columns[column][row]])
    .filter(([, value]) => value !== null);
  return known.map(([column, value]) =>
    typeof value === "number" ? count(value) : wordsFor(column, value)).join(" · ");
}

/** Where the article comes from. */
function about(articles, place) {
  const of = (column) => articles.value(column, place);
  const line = el("p", { class: "about" });
  const parts = [
    of("site"), of("author"),
    of("published") ? `${of("published")}, from ${BASES[of("published_basis")]}` : "date not known",
  ].filter(Boolean);
  line.append(parts.join(" · "), " · ");
  line.append(of("url") ? webLink(of("url"), "page") : el("span", {}, of("source")));
  if (of("duplicate_of")) {
    const original = articles.find(of("duplicate_of"));
    line.append(el("span", { class: "tag" }, "Copy of ",
      original < 0 ? "an article that is not in this page" :
        el("a", { href: `#articles/${of("duplicate_of")}`, "data-record": true }, "this article")));
  }
  return line;
}

/** A box for each kind of mention shows or hides its marks. */
function legend(text, mentions) {
  const box = el("fieldset", { class: "legend" },
    el("legend", { class: "hidden" }, "Kinds that are marked"));
  for (const [label, words] of Object.entries(KINDS)) {
    const found = mentions.filter((mention) => mention[3] === label).length;
    if (!found) continue;
    const input = el("input", { type: "checkbox" });
    input.checked = !hiddenKinds.has(label);
    const show = () => text.classList.toggle(`without-${label}`, !input.checked);
    input.addEventListener("change", () => {
      if (input.checked) hiddenKinds.delete(label);
      else hiddenKinds.add(label);
      show();
    });
    show();
    box.append(el("label", {}, input,
      el("span", { class: "mention", "data-kind": label }, words), ` ${count(found)}`));
  }
  return box;
}

/** Fill the dialog with an article and one of its records, `from` and `row`. */
async function fillArticle(from, row) {
  const articles = await table("articles");
  const place = from.article(row);
  const { text, mentions, links } = await textOf(place);
  const isRecord = from.name !== "articles";
  const evidence = isRecord
    ? { start: from.columns.start[row], end: from.columns.end[row] } : null;
  const inText = mentions.filter((mention) => mention[0] === "text");
  const shown = marked(text, inText, evidence);
  const title = articles.value("title", place) || "Without a headline";
  const head = marked(title, mentions.filter((mention) => mention[0] === "title"), null);
  byId("article-title").replaceChildren(
    ...[...head.children].flatMap((line) => [...line.childNodes]));
  byId("article-about").replaceChildren(about(articles, place));
  byId("article-side").replaceChildren(
    ...(isRecord ? [recordPart(from, row, links[`${from.name}/${row}`])] : []),
    await others(place, { from, row }));
  byId("article-text").replaceChildren(legend(shown, mentions), shown);
  return shown.querySelector(".evidence");
}
