// A text with its mentions and a record's evidence marked.

const KINDS = {
  PERSON: "person", ORGANIZATION: "organisation", LOCATION: "place", DATE: "date",
  AWARD_COUNT: "award count", MONEY: "money",
};

/**
 * The text as a function of offsets. They count code points; JavaScript's strings count UTF-16
 * units, of which a character outside the basic plane has two.
 */
function slicer(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (start, end) => text.slice(start, end);
  const points = Array.from(text);
  return (start, end) => points.slice(start, end).join("");
}

/**
 * Paragraphs of a text.
 * mentions: [field, start, end, label, value, rule] of this text; evidence: {start, end} or null.
 */
function marked(text, mentions, evidence) {
  const slice = slicer(text);
  const cuts = new Set([0, Array.from(text).length]);
  for (const [, start, end] of mentions) cuts.add(start).add(end);
  if (evidence) cuts.add(evidence.start).add(evidence.end);
  const edges = [...cuts].sort((a, b) => a - b);
  const starting = [...mentions].sort((a, b) => a[1] - b[1]);
  const made = el("div", { class: "text", lang: "vi" }, el("p"));
  let proof = null;
  let next = 0;
  for (let at = 0; at + 1 < edges.length; at++) {
    const [start, end] = [edges[at], edges[at + 1]];
    while (next < starting.length && starting[next][2] <= start) next++;
    const mention = next < starting.length && starting[next][1] <= start ? starting[next] : null;
    const inside = evidence !== null && evidence.start <= start && end <= evidence.end;
    const last = mention !== null && mention[2] === end;
    slice(start, end).split("\n").forEach((line, number) => {
      if (number) {
        made.append(el("p"));
        proof = null;
      }
      if (!line) return;
      if (!inside) proof = null;
      else if (!proof) {
        proof = el("mark", { class: "evidence" });
        made.lastChild.append(proof);
      }
      (proof ?? made.lastChild).append(mention ? mentionMark(line, mention, last) : line);
    });
  }
  made.querySelectorAll("p:empty").forEach((empty) => empty.remove());
  return made;
}

function mentionMark(words, [, start, end, label, value, rule], last) {
  const made = el("mark", {
    class: "mention", "data-kind": label, "data-start": start, "data-end": end,
    title: [KINDS[label], value, rule].filter(Boolean).join(" · "),
  }, words);
  if (last) made.append(el("span", { class: "hidden said" }, ` (${KINDS[label]})`));
  return made;
}
