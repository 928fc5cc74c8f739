// The page: tabs, what is asked for, what is shown, and the address that leads there.

const view = { from: null, rows: [], order: new Map(), page: 0 };

const orderOf = (name) => view.order.get(name) ?? { column: "", falling: false };

/** Do something that builds parts of the page anew, without losing the keyboard's place. */
function keepingFocus(act) {
  const place = document.activeElement?.dataset.place;
  act();
  if (place && document.activeElement === document.body) {
    document.querySelectorAll("[data-place]").forEach((found) => {
      if (found.dataset.place === place) found.focus({ preventScroll: true });
    });
  }
}

function show({ keepPage = false } = {}) {
  const { from } = view;
  const order = orderOf(from.name);
  const { rows, sums } = select(from);
  view.rows = sorted(from, rows, order.column, order.falling);
  if (!keepPage) view.page = 0;
  keepingFocus(() => {
    byId("charts").replaceChildren(...TABLES[from.name].charts.map((column) =>
      chart(from, column, sums.get(column), chooseValue)));
    showGrid();
  });
  byId("copies").parentElement.hidden = !TABLES[from.name].dialog;
  byId("more-charts").hidden = !TABLES[from.name].charts.length;
  byId("status").textContent = told(from, rows);
  byId("reset").hidden = !filter.query && !filter.chosen.size;
}

function showGrid() {
  const { from, rows } = view;
  const order = orderOf(from.name);
  const pages = Math.max(1, Math.ceil(rows.length / ROWS));
  const start = view.page * ROWS;
  byId("head").replaceChildren(gridHead(from, order, sortBy));
  byId("rows").replaceChildren(...rows.slice(start, start + ROWS).map((row, at) => {
    const line = gridRow(from, row);
    line.setAttribute("aria-rowindex", start + at + 2);
    return line;
  }));
  byId("none").hidden = rows.length > 0;
  byId("sorting").replaceChildren(sortControl(from, order, sortTo));
  byId("grid").setAttribute("aria-rowcount", rows.length + 1);
  byId("caption").textContent = TABLES[from.name].label;
  byId("page").textContent = `Page ${count(view.page + 1)} of ${count(pages)}`;
  byId("previous").disabled = view.page === 0;
  byId("next").disabled = view.page >= pages - 1;
  byId("pager").hidden = pages < 2;
}

/** What is shown, in words: rows, articles, sums, and what the sums leave out. */
function told(from, rows) {
  const { noun, sum, unit, dialog } = TABLES[from.name];
  const parts = [some(rows.length, ...noun)];
  if (rows.length !== from.length) parts[0] += ` of ${count(from.length)}`;
  if (dialog && from.name !== "articles") {
    parts.push(some(new Set(rows.map((row) => from.article(row))).size, "article", "articles"));
  }
  if (sum) {
    const known = rows.map((row) => from.columns[sum][row]).filter((value) => value !== null);
    parts.push(`${count(known.reduce((a, b) => a + b, 0))} ${unit}`);
    const without = rows.length - known.length;
    if (without) parts.push(`${count(without)} without a number`);
  }
  return parts.join(" · ");
}

function sortBy(column) {
  const { column: old, falling } = orderOf(view.from.name);
  if (old !== column) sortTo(column, false);
  else if (!falling) sortTo(column, true);
  else sortTo("", false);
}

function sortTo(column, falling) {
  view.order.set(view.from.name, { column, falling });
  show();
}

function chooseValue(column, key) {
  choose(view.from.name, column, key);
  buildFilters();
  show();
}

function buildFilters() {
  byId("filters").replaceChildren(...filterControls(view.from, show));
}

async function openTab(name) {
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const own = tab.dataset.table === name;
    tab.setAttribute("aria-selected", String(own));
    tab.tabIndex = own ? 0 : -1;
    if (own) byId("panel").setAttribute("aria-labelledby", tab.id);
  }
  view.from = await table(name);
  buildFilters();
  show();
}

function fragment() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ""; // Not encoded as addresses are: it names nothing here.
  }
}

/** Go where the address says: `#people` is a tab, `#people/ID` a record in its article. */
async function follow() {
  const [name, id] = fragment().split(/\/(.*)/s);
  if (!Object.hasOwn(TABLES, name)) return;
  if (view.from?.name !== name && !(id && byId("article").open)) await openTab(name);
  if (!id || !TABLES[name].dialog) {
    if (byId("article").open) byId("article").close();
    return;
  }
  const from = await table(name);
  const row = from.find(id);
  if (row < 0) byId("status").textContent = `There is no record ${id} on this page.`;
  else await openArticle(from, row);
}

async function openArticle(from, row) {
  const evidence = await fillArticle(from, row);
  const dialog = byId("article");
  if (!dialog.open) dialog.showModal();
  byId("article-text").scrollTop = 0;
  byId("article-side").scrollTop = 0;
  dialog.scrollTop = 0;
  // On a narrow screen what the record says comes first, with a button that leads to the text.
  if (matchMedia("(min-width: 60rem)").matches) evidence?.scrollIntoView({ block: "center" });
  const at = from === view.from ? view.rows.indexOf(row) : -1;
  step(byId("article-previous"), from, at > 0 ? view.rows[at - 1] : null);
  step(byId("article-next"), from, at >= 0 ? (view.rows[at + 1] ?? null) : null);
  byId("article-place").textContent =
    at < 0 ? "" : `${count(at + 1)} of ${count(view.rows.length)}`;
}

function step(button, from, row) {
  button.disabled = row === null;
  button.onclick = () => location.replace(addressOf(from, row));
}

function buildTabs() {
  const tabs = Object.entries(TABLES).map(([name, { label }]) => el("button", {
    type: "button", role: "tab", id: `tab-${name}`, "data-table": name, "aria-controls": "panel",
  }, label));
  tabs.forEach((tab, at) => {
    tab.addEventListener("click", () => {
      history.replaceState(null, "", `#${tab.dataset.table}`);
      openTab(tab.dataset.table);
    });
    tab.addEventListener("keydown", (event) => {
      const last = tabs.length - 1;
      const to = {
        ArrowRight: at === last ? 0 : at + 1,
        ArrowLeft: at === 0 ? last : at - 1,
        Home: 0,
        End: last,
      }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      tabs[to].focus();
      tabs[to].click();
    });
  });
  byId("tabs").append(...tabs);
}

function tellWhole() {
  const { articles, shown, copies, sites, first, last, rows, versions } = summary;
  byId("whole").append(...[
    ["Articles", count(articles), copies ? `${count(copies)} of them copies` : "no copies"],
    ["Sites", count(sites), ""],
    ["Published", first ? `${first.slice(0, 4)}–${last.slice(0, 4)}` : "–",
      first ? `${first} to ${last}` : "no dates"],
    ["Failures", count(rows.failures),
      rows.failures ? "pages that are no article" : "every page is an article"],
  ].map(([name, value, more]) => el("div", {}, el("dt", {}, name), el("dd", {}, value),
    more ? el("dd", { class: "more" }, more) : null)));
  byId("sample").hidden = shown === articles;
  byId("sample").textContent = `This page holds ${count(shown)} of ${count(articles)} articles, an `
    + "even sample with all their records; tables and charts are of these. "
    + "The tables on disk hold all.";
  byId("versions").textContent = versions.join(", ");
}

function listen() {
  byId("query").addEventListener("input", afterPause(() => {
    filter.query = byId("query").value;
    show();
  }, 120));
  byId("copies").addEventListener("change", () => {
    filter.copies = !byId("copies").checked;
    show();
  });
  byId("reset").addEventListener("click", () => {
    filter.query = byId("query").value = "";
    filter.chosen.clear();
    buildFilters();
    show();
    byId("query").focus();
  });
  byId("search").addEventListener("submit", (event) => event.preventDefault());
  for (const [id, by] of [["previous", -1], ["next", 1]]) {
    byId(id).addEventListener("click", () => {
      view.page += by;
      showGrid();
      byId("grid").scrollIntoView({ block: "start" });
      byId("page").focus({ preventScroll: true });
    });
  }
  byId("article-close").addEventListener("click", () => byId("article").close());
  byId("article").addEventListener("close", () => {
    history.replaceState(null, "", `#${view.from.name}`);
  });
  byId("article").addEventListener("click", (event) => {
    if (event.target === byId("article")) byId("article").close();
  });
  addEventListener("hashchange", follow);
}

async function start() {
  tellWhole();
  buildTabs();
  listen();
  const wide = matchMedia("(min-width: 45rem)").matches;
  byId("more-filters").open = byId("more-charts").open = wide;
  await follow();
  if (!view.from) await openTab("awards");
  document.documentElement.dataset.ready = "true";
}

start();
