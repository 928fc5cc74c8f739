// What the page holds: a summary, tables in columns, and texts, packed until they are needed.

async function unpacked(id) {
  const bytes = Uint8Array.from(atob(byId(id).textContent), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

const summary = JSON.parse(byId("summary").textContent);

/** A table in columns; records also have the columns of their article. */
class Table {
  constructor(name, columns, articles) {
    this.name = name;
    this.columns = columns;
    this.articles = articles;
    this.length = Object.values(columns)[0]?.length ?? 0;
    this.ranks = new Map();
    this.words = null;
  }

  /** The value of a column in a row: its own, or its article's. */
  value(column, row) {
    const own = this.columns[column];
    if (own) return own[row];
    const article = this.columns.article;
    return article ? (this.articles.columns[column]?.[article[row]] ?? null) : null;
  }

  /** The place of a row's article among the articles, null for tables that have none. */
  article(row) {
    if (this.name === "articles") return row;
    return this.columns.article ? this.columns.article[row] : null;
  }

  /** The row with an id, -1 where there is none. */
  find(id) {
    return this.columns[TABLES[this.name].id]?.indexOf(id) ?? -1;
  }

  isCopy(row) {
    return this.value("duplicate_of", row) !== null;
  }

  /** Whether all of the words, folded, stand in the columns that are searched. */
  holds(row, words) {
    if (!this.words) this.words = new Array(this.length);
    this.words[row] ??= folded(
      TABLES[this.name].search.map((column) => {
        const value = this.value(column, row);
        return Array.isArray(value) ? value.join(" ") : (value ?? "");
      }).join("\n"),
    );
    return words.every((word) => this.words[row].includes(word));
  }

  /** For each row its rank by a column, -1 where the value is null: sorting compares numbers. */
  ranked(column) {
    if (!this.ranks.has(column)) {
      const { words } = COLUMNS[column] ?? {};
      const values = Array.from({ length: this.length }, (_, row) => this.value(column, row));
      const known = [...new Set(values)].filter((value) => value !== null);
      const named = (value) => words?.[value] ?? value;
      known.sort((a, b) =>
        typeof a === "number" ? a - b : collator.compare(named(a), named(b)));
      const ranks = new Map(known.map((value, rank) => [value, rank]));
      this.ranks.set(column, values.map((value) => ranks.get(value) ?? -1));
    }
    return this.ranks.get(column);
  }
}

const opened = new Map();

/** The table of a name; unpacked when it is first asked for. */
function table(name) {
  if (!opened.has(name)) {
    opened.set(name, (async () => {
      const needsArticles = name !== "articles" && TABLES[name].dialog;
      const [columns, articles] = await Promise.all([
        unpacked(`table-${name}`),
        needsArticles ? table("articles") : null,
      ]);
      return new Table(name, columns, articles);
    })());
  }
  return opened.get(name);
}

const texts = new Map();

/** Text, mentions and links of the article at a place. */
async function textOf(place) {
  const number = Math.floor(place / summary.chunk);
  if (!texts.has(number)) texts.set(number, unpacked(`texts-${number}`));
  return (await texts.get(number))[place % summary.chunk];
}
