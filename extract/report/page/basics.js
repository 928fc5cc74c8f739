// Elements, words and numbers. Whatever comes from a page becomes text nodes, never mark-up.

/** Make an element. `attributes` come from this program; children are elements or text. */
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const byId = (id) => document.getElementById(id);

/** An element of the SVG name space. */
function svg(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A link to a page of the web, or plain text where the address is anything but http(s). */
function webLink(address, words) {
  let protocol = "";
  try {
    protocol = new URL(address).protocol;
  } catch {
    // No whole address: shown as text below.
  }
  if (protocol !== "http:" && protocol !== "https:") return el("span", {}, words);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, words);
}

const hidden = (words) => el("span", { class: "hidden" }, words);

/** What stands for a value that is not known. */
const unknown = () => el("span", { class: "unknown" }, el("span", { "aria-hidden": "true" }, "–"),
  hidden("not known"));

const numbers = new Intl.NumberFormat("en");
const count = (number) => numbers.format(number);
const some = (number, one, many) => `${count(number)} ${number === 1 ? one : many}`;

const collator = new Intl.Collator("vi", { numeric: true });

/** Text without case, tone marks and hooks, so that "lien doan" finds "Liên đoàn". */
function folded(text) {
  return text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase().replace(/đ/g, "d");
}

/** Call `act` once nothing has been asked for `wait` milliseconds. */
function afterPause(act, wait) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
}
