// The table of rows: sorted, a page at a time.

const ROWS = 50;

/** Sort rows by a column; what is not known comes last either way. */
function sorted(from, rows, column, falling) {
  if (!column) return rows;
  const ranks = from.ranked(column);
  const sign = falling ? -1 : 1;
  return rows.toSorted((a, b) => {
    if (ranks[a] < 0 || ranks[b] < 0) return ranks[b] < 0 ? ranks[a] < 0 ? a - b : -1 : 1;
    return sign * (ranks[a] - ranks[b]) || a - b;
  });
}

/** The value of a column in a row, as it is shown. */
function cellValue(from, column, row) {
  const value = from.value(column, row);
  const { kind } = COLUMNS[column];
  if (column === "title" && value === null) return el("span", {}, from.value("source", row));
  if (value === null || (Array.isArray(value) && !value.length)) return null;
  if (Array.isArray(value)) return el("span", { lang: "vi" }, value.join("; "));
  if (kind === "number" || kind === "money") return el("span", {}, count(value));
  if (column === "url") return webLink(value, value);
  if (kind === "words") return el("span", { "data-value": value }, wordsFor(column, value));
  return el("span", { lang: kind === "text" ? "vi" : null }, String(value));
}

const addressOf = (from, row) => `#${from.name}/${from.value(TABLES[from.name].id, row)}`;

function cell(from, column, row, first) {
  const { kind, below = [], label } = COLUMNS[column];
  let shown = cellValue(from, column, row) ?? unknown();
  if (first && TABLES[from.name].dialog) shown = el("a", { href: addressOf(from, row) }, shown);
  const made = el(first ? "th" : "td", {
    role: first ? "rowheader" : "cell", scope: first ? "row" : null,
    class: kind, "data-label": label,
  }, shown);
  for (const more of below) {
    const line = cellValue(from, more, row);
    // A name in full says nothing new where the page itself writes it so.
    if (line && line.textContent !== shown.textContent) {
      made.append(el("div", { class: "below" }, line));
    }
  }
  return made;
}

/** One row; a click anywhere in it does what its link does. */
function gridRow(from, row) {
  const made = el("tr", { role: "row" });
  TABLES[from.name].columns.forEach((column, at) => made.append(cell(from, column, row, !at)));
  if (from.isCopy(row)) made.firstChild.append(el("div", { class: "tag" }, "Copy"));
  const check = from.columns.check?.[row];
  if (check) {
    made.firstChild.append(
      el("div", { class: "tag", "data-value": check }, wordsFor("check", check)));
  }
  if (TABLES[from.name].dialog) {
    made.classList.add("opens");
    made.addEventListener("click", (event) => {
      if (!event.target.closest("a") && getSelection().isCollapsed) {
        location.hash = addressOf(from, row);
      }
    });
  }
  return made;
}

/** The head: a button in each column sorts by it, rising, then falling, then as read. */
function gridHead(from, order, sortBy) {
  const line = el("tr", { role: "row" });
  for (const column of TABLES[from.name].columns) {
    const own = order.column === column;
    const arrow = own ? (order.falling ? "▼" : "▲") : "";
    const button = el("button", {
      type: "button", "data-sort": column, "data-place": `sort ${column}`,
    }, COLUMNS[column].label, el("span", { class: "arrow", "aria-hidden": "true" }, arrow));
    button.addEventListener("click", () => sortBy(column));
    line.append(el("th", {
      role: "columnheader", scope: "col", class: COLUMNS[column].kind,
      "aria-sort": own ? (order.falling ? "descending" : "ascending") : "none",
    }, button));
  }
  return line;
}

/** On a narrow screen rows are cards without a head: there, this sorts. */
function sortControl(from, order, sortTo) {
  const control = el("select", { id: "sort", "data-place": "sort" },
    el("option", { value: "" }, "As read"));
  for (const column of TABLES[from.name].columns) {
    for (const [falling, way] of [[false, "rising"], [true, "falling"]]) {
      const own = order.column === column && order.falling === falling;
      control.append(el("option", { value: `${column} ${falling}`, selected: own },
        `${COLUMNS[column].label}, ${way}`));
    }
  }
  control.addEventListener("change", () => {
    const [column, falling] = control.value.split(" ");
    sortTo(column, falling === "true");
  });
  return el("label", { class: "field narrow" }, el("span", {}, "Sort by"), control);
}
