// Correcting in place: a panel beside the text, by mouse and by keyboard alone. Without this script the same forms are
// pages of their own. Nothing is decided here: the server checks, signs and answers.
import { pickers } from "./picker.js";
import { announce, recall, remember } from "./said.js";

const main = document.getElementById("main");
const lens = document.getElementById("lens");
const panel = document.createElement("dialog");
panel.id = "panel";
panel.setAttribute("aria-labelledby", "panel-heading");
main.append(panel);
let opener = null;   // what had the focus before the panel opened
let current = null;  // the statement that was last looked at
let tying = null;    // the statement that is being tied to another

const keysOn = () => document.getElementById("keys")?.getAttribute("aria-pressed") !== "false";
const here = () => location.pathname + location.search + (current?.id ? `#${current.id}` : location.hash);
const address = (path, values) => `${path}?${new URLSearchParams(values)}`;
const accountOf = (piece) => piece.closest("[data-account]");
const targetOf = (piece) => piece?.dataset.target;
const short = (words) => (words.length > 60 ? `${words.slice(0, 60).trimEnd()} …` : words);

// The panel.
const show = (html) => {
  const read = new DOMParser().parseFromString(html, "text/html");
  const close = read.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = "Close";
  close.addEventListener("click", shut);
  read.querySelector("header")?.append(close);
  panel.replaceChildren(...read.body.childNodes);
  pickers(panel);
  if (!panel.open) panel.show();
  const first = panel.querySelector("[role=alert], [autofocus], .slider, input:checked:not([type=hidden]), input:not([type=hidden]), select, .fields-shown a, a, button:not(.close)");
  if (first?.getAttribute("role") === "alert") first.tabIndex = -1;
  (first || close).focus();
};
const shut = () => {
  if (panel.open) panel.close();
  panel.replaceChildren();
  (opener?.isConnected ? opener : current)?.focus({ preventScroll: true });
};
const part = async (href) => {
  const url = new URL(href, location.href);
  url.searchParams.set("part", "panel");
  url.searchParams.set("next", here());
  const answer = await fetch(url, { headers: { accept: "text/html" } });
  show(answer.ok || answer.status === 409 || answer.status === 422 ? await answer.text() : "");
};
const open = (href) => {
  if (!panel.contains(document.activeElement)) opener = document.activeElement;
  return part(href).catch(() => { location.href = href; });
};
const saved = (told) => {
  remember({ ...told, at: current?.id || "", path: location.pathname });
  if (current?.id && location.hash !== `#${current.id}`) history.replaceState(null, "", `#${current.id}`);
  location.reload();
};
const send = async (form, button) => {
  const values = new FormData(form, button);
  values.set("part", "panel");
  const answer = await fetch(form.action, { method: "POST", body: values, headers: { accept: "application/json" } });
  if (answer.status === 201) saved(await answer.json());
  else show(await answer.text());
};
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-panel]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !(panel.contains(link) || main.contains(link))) return;
  event.preventDefault();
  open(link.href);
});
document.addEventListener("submit", (event) => {
  if (!panel.contains(event.target) && !event.target.matches("[data-send]")) return;
  event.preventDefault();
  send(event.target, event.submitter);
});

// What can be done with the statement that is looked at.
const correct = () => current && open(address("/correct", { target: targetOf(current) }));
const missed = () => {
  const account = current && accountOf(current);
  if (!account) return;
  const [, end] = placeOf(current);
  open(address("/correct", { target: `${account.dataset.account}.s+`, start: end, end }));
};
const several = main.querySelectorAll("[data-account]").length > 1;
const tie = () => {
  if (!current || !several) return;
  tying = current;
  document.querySelectorAll(".tying").forEach((piece) => piece.classList.remove("tying"));
  tying.classList.add("tying");
  announce(`Tying “${short(tying.textContent)}”. Go to the statement of another account that reports it and press Enter, or click it. Esc leaves.`);
};
const leave = () => {
  tying?.classList.remove("tying");
  tying = null;
  announce("");
};
const partners = (piece) => {
  const ids = (piece.dataset.said || "").split(" ").slice(0, 1);
  return [...document.querySelectorAll(".ties path")].flatMap(({ dataset: { from, to } }) =>
    ids.includes(from) ? [to] : ids.includes(to) ? [from] : []);
};
const byId = (said) => main.querySelector(`[data-said~="${CSS.escape(said)}"][data-target$=".${CSS.escape(said.split(".").pop())}"]`);
const relate = (one, other, value) => open(address("/correct", { target: `${one}~${other}`, field: "relation", value }));
const untie = () => {
  const told = current ? [...new Set(partners(current))].map(byId).filter(Boolean) : [];
  if (told.length === 1) return relate(targetOf(current), targetOf(told[0]), "apart");
  return current && open(address("/correct/ties", { target: targetOf(current) }));
};
const tieTo = (piece) => {
  const one = tying;
  if (accountOf(one) === accountOf(piece)) return announce("Both are of one account; go to a statement of another.");
  leave();
  current = piece;
  return relate(targetOf(one), targetOf(piece), "same");
};

// The buttons beside the lens.
const held = (event) => event.target.closest?.("[data-target]:not(.note)");
const button = (words, key, action) => {
  const made = document.createElement("button");
  made.type = "button";
  made.append(`${words} `);
  made.appendChild(document.createElement("kbd")).textContent = key;
  made.addEventListener("click", action);
  return made;
};
if (main.querySelector("[data-target]")) {
  const bar = lens?.querySelector(".bar") || main.appendChild(Object.assign(document.createElement("p"), { className: "doing" }));
  const place = lens ? bar.querySelector("button") : null;
  const ways = [button("Correct", "c", correct), button("Missed", "m", missed)];
  if (several) ways.splice(1, 0, button("Tie", "t", tie), button("Untie", "x", untie));
  for (const made of ways) bar.insertBefore(made, place);
}
main.addEventListener("focusin", (event) => { const piece = held(event); if (piece && !panel.contains(piece)) current = piece; });
main.addEventListener("click", (event) => {
  const piece = held(event);
  if (!piece || panel.contains(piece)) return;
  current = piece;
  if (tying && tying !== piece) tieTo(piece);
});
const actions = { c: correct, t: tie, x: untie, m: missed };
const told = { c: "correct what you look at", m: "say that a statement was missed", u: "undo what was saved last" };
if (several) Object.assign(told, { t: "tie what you look at to another statement: go there, and press Enter", x: "untie it" });
for (const [key, words] of Object.entries(told)) {
  const term = document.createElement("dt");
  term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
  document.getElementById("help-keys")?.append(term, Object.assign(document.createElement("dd"), { textContent: words }));
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (panel.open) shut(); else if (tying) leave(); else return;
    event.stopImmediatePropagation();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select, dialog")) return;
  if (event.key === "Enter" && tying && held(event) && held(event) !== tying) {
    event.preventDefault();
    tieTo(held(event));
    return;
  }
  const action = actions[event.key];
  if (action && keysOn() && current) { event.preventDefault(); action(); }
}, true);

// Words that are chosen with the mouse.
const skipped = ".note, summary, .aside, dialog";
const lengthOf = (words) => [...words].length;
const offsetIn = (body, node, offset) => {
  const before = document.createRange();
  before.setStart(body, 0);
  before.setEnd(node, offset);
  const read = before.cloneContents();
  read.querySelectorAll(skipped).forEach((one) => one.remove());
  return lengthOf(read.textContent);
};
const bodyOf = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[data-account] .body, [data-account].text, [data-account] > .text");
const placeOf = (piece) => {
  const body = bodyOf(piece);
  const all = piece.dataset.said ? [...body.querySelectorAll(`[data-said~="${CSS.escape(piece.dataset.said.split(" ")[0])}"]`)] : [piece];
  const last = all[all.length - 1] || piece;
  return [offsetIn(body, piece, 0), offsetIn(body, last, last.childNodes.length)];
};
const chosen = document.createElement("aside");
chosen.className = "chosen";
chosen.hidden = true;
chosen.setAttribute("aria-label", "The words that are chosen");
main.append(chosen);
let waiting = 0;
const choose = () => {
  const selection = getSelection();
  const body = selection.rangeCount && !selection.isCollapsed && bodyOf(selection.anchorNode);
  if (!body || body !== bodyOf(selection.focusNode) || panel.contains(body)) { chosen.hidden = true; return; }
  const range = selection.getRangeAt(0);
  const words = range.cloneContents();
  words.querySelectorAll(skipped).forEach((one) => one.remove());
  const lead = lengthOf(words.textContent) - lengthOf(words.textContent.trimStart());
  const start = offsetIn(body, range.startContainer, range.startOffset) + lead;
  const end = start + lengthOf(words.textContent.trim());
  if (end <= start) { chosen.hidden = true; return; }
  const key = body.closest("[data-account]").dataset.account;
  const own = current && accountOf(current)?.dataset.account === key ? targetOf(current) : null;
  const told = [];
  if (own) told.push(button("These are the words of the statement", "", () => open(address("/correct", { target: own, field: "span", start, end }))));
  told.push(button("A statement was missed here", "", () => open(address("/correct", { target: `${key}.s+`, start, end }))));
  told.forEach((one) => one.querySelector("kbd").remove());
  chosen.replaceChildren(...told);
  chosen.hidden = false;
};
document.addEventListener("selectionchange", () => { clearTimeout(waiting); waiting = setTimeout(choose, 150); });

// The facts of the card and what is known of each account, in place.
const pencil = (href, words) => {
  const link = document.createElement("a");
  link.className = "pencil";
  link.href = href;
  link.dataset.panel = "";
  link.append("Correct");
  link.appendChild(Object.assign(document.createElement("span"), { className: "aside", textContent: ` ${words}` }));
  return link;
};
const FIELDS = { duration: "duration_minutes", participant: "participants" };
const contact = main.dataset.contact;
const correctFact = (element) => address("/correct", { target: contact, field: FIELDS[element.dataset.field] || element.dataset.field });
for (const row of contact ? main.querySelectorAll(".card tr[data-field]") : []) {
  const name = row.querySelector("th");
  if (!name.querySelector(".aside")) name.append(" ", pencil(correctFact(row), name.textContent.trim()));
}
for (const unknown of contact ? main.querySelectorAll(".card span[data-field]") : []) {
  const link = pencil(correctFact(unknown), unknown.textContent);
  link.className = "supply";
  link.replaceChildren(Object.assign(document.createElement("span"), { className: "aside", textContent: "Correct " }), unknown.textContent);
  unknown.replaceChildren(link);
}
for (const account of main.querySelectorAll("[data-account] > header")) {
  account.append(pencil(address("/correct", { target: account.parentElement.dataset.account }), "what is known of this account"));
}

pickers(main);
const before = recall();
if (before?.at) {
  const piece = document.getElementById(before.at);
  if (piece) { piece.focus(); current = piece; }
}
