// Charts are tables with a bar in each row: what is drawn can be read and heard as well.

const BARS = 6;

/** A chart of a table's rows by a column; a bar's name chooses that value, or lets it go. */
function chart(from, column, sums, chooseValue) {
  const { unit, measure } = TABLES[from.name];
  const entries = [...sums].filter(([, total]) => total > 0);
  if (column === "year") entries.sort(([a], [b]) => (b ?? -1) - (a ?? -1));
  else entries.sort(([a, x], [b, y]) => y - x || collator.compare(keyOf(a), keyOf(b)));
  const most = Math.max(1, ...entries.map(([, total]) => total));
  const body = el("tbody");
  for (const [value, total] of entries.slice(0, BARS)) {
    const pressed = chosen(from.name, column) === keyOf(value);
    const name = el("button", {
      type: "button", "aria-pressed": String(pressed), "data-place": `${column} ${keyOf(value)}`,
    },
      wordsFor(column, value));
    name.addEventListener("click", () => chooseValue(column, pressed ? "" : keyOf(value)));
    body.append(el("tr", { class: pressed ? "chosen" : null },
      el("th", { scope: "row", lang: COLUMNS[column].words === AWARDS ? "vi" : null }, name),
      el("td", { class: "bar" }, bar(total / most)),
      el("td", { class: "total" }, count(total))));
  }
  const made = el("figure", { class: "chart" },
    el("table", {},
      el("caption", {}, `${measure} by ${COLUMNS[column].label.toLowerCase()}`),
      el("thead", { class: "hidden" }, el("tr", {},
        el("th", { scope: "col" }, COLUMNS[column].label),
        el("td", {}),
        el("th", { scope: "col" }, unit ?? "rows"))),
      body));
  const left = entries.length - BARS;
  if (left > 0) made.append(el("p", { class: "note" }, `and ${count(left)} more, in the filter`));
  if (!entries.length) made.append(el("p", { class: "note" }, "Nothing to draw."));
  return made;
}

function bar(share) {
  const width = `${Math.max(0.5, share * 100).toFixed(2)}%`;
  return svg("svg", { width: "100%", height: "10", "aria-hidden": "true", focusable: "false" },
    svg("rect", { width, height: "10", rx: "2" }));
}
