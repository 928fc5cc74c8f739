// Which rows are shown: words searched for, values chosen, copies hidden.

const filter = { query: "", copies: false, chosen: new Map() };
// A value that stands for "not known" in a select, whose values are text.
const NULL = "\u0000";

const keyOf = (value) => (value === null ? NULL : String(value));

// Year and site mean the same in every table and stay chosen from tab to tab.
const nameOf = (tableName, column) =>
  column === "year" || column === "site" ? column : `${tableName}.${column}`;

const chosen = (tableName, column) => filter.chosen.get(nameOf(tableName, column)) ?? "";

function choose(tableName, column, key) {
  if (key === "") filter.chosen.delete(nameOf(tableName, column));
  else filter.chosen.set(nameOf(tableName, column), key);
}

/**
 * The rows that pass, and for each chart its sums. A chart counts what passes every filter but
 * its own, so that its other bars stay there to choose.
 */
function select(from) {
  const { filters, charts, sum } = TABLES[from.name];
  const active = filters.filter((column) => chosen(from.name, column) !== "");
  const words = folded(filter.query).split(/\s+/).filter(Boolean);
  const sums = new Map(charts.map((column) => [column, new Map()]));
  const rows = [];
  for (let row = 0; row < from.length; row++) {
    if (!filter.copies && from.isCopy(row)) continue;
    let failed = null;
    let fails = 0;
    for (const column of active) {
      if (keyOf(from.value(column, row)) !== chosen(from.name, column)) {
        failed = column;
        if (++fails > 1) break;
      }
    }
    if (fails > 1 || (words.length && !from.holds(row, words))) continue;
    if (!fails) rows.push(row);
    const weight = sum ? (from.columns[sum][row] ?? 0) : 1;
    for (const [column, found] of sums) {
      if (fails && failed !== column) continue;
      const value = from.value(column, row);
      found.set(value, (found.get(value) ?? 0) + weight);
    }
  }
  return { rows, sums };
}

/** The selects of a table, each with the values that its column has. */
function filterControls(from, changed) {
  return TABLES[from.name].filters.map((column) => {
    const values = new Set();
    for (let row = 0; row < from.length; row++) values.add(from.value(column, row));
    const known = [...values].filter((value) => value !== null);
    const name = (value) => wordsFor(column, value);
    if (column === "year") known.sort((a, b) => b - a);
    else known.sort((a, b) => collator.compare(name(a), name(b)));
    const now = chosen(from.name, column);
    const options = [["", "All"], ...known.map((value) => [keyOf(value), name(value)])];
    if (values.has(null)) options.push([NULL, column === "check" ? "Not checked" : "Not known"]);
    if (!options.some(([key]) => key === now)) options.push([now, `${now} (none here)`]);
    const control = el("select", { id: `filter-${column}` });
    for (const [key, words] of options) {
      const option = el("option", { selected: key === now }, words);
      option.value = key;
      control.append(option);
    }
    control.addEventListener("change", () => {
      choose(from.name, column, control.value);
      changed();
    });
    return el("label", { class: "field" }, el("span", {}, COLUMNS[column].label), control);
  });
}
