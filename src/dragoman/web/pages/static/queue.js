// The queue by keys: 1, 2, 3 … answer the question that has the focus, j and k go on and back. What was answered is
// gone when the page comes again, and the next question has the focus. What was skipped stays out of the way, in this
// browser, until it is asked for again.
const PLACE = "dragoman-queue";
const SKIPPED = "dragoman-skipped";
const MOST_SKIPPED = 500;
const every = [...document.querySelectorAll(".question")];
const keys = document.getElementById("keys");
const note = document.getElementById("skipped");
const shown = () => every.filter((item) => !item.hidden);
const inside = () => shown().findIndex((item) => item.contains(document.activeElement));
let place = 0;

const go = (number) => {
  const items = shown();
  place = Math.max(0, Math.min(items.length - 1, number));
  items[place]?.focus({ preventScroll: true });
  items[place]?.scrollIntoView({ block: "center" });
};

const named = (item) => `${item.querySelector(".kicker a").getAttribute("href")} ${item.querySelector("h2").textContent}`;
const skipped = () => {
  try { return JSON.parse(localStorage.getItem(SKIPPED)) ?? []; } catch { return []; }
};
const keep = (names) => {
  try { localStorage.setItem(SKIPPED, JSON.stringify(names.slice(-MOST_SKIPPED))); } catch { /* forgotten on leaving */ }
};
const tell = () => {
  const count = every.length - shown().length;
  if (!note) return;
  note.hidden = count === 0;
  note.firstElementChild.textContent = `${count} skipped.`;
};

const before = new Set(skipped());
for (const item of every) {
  item.hidden = before.has(named(item));
  item.addEventListener("focusin", () => { place = shown().indexOf(item); });
  for (const one of item.querySelectorAll("[data-key]")) {
    one.hidden = false;
    one.append(Object.assign(document.createElement("kbd"), { textContent: one.dataset.key }));
    if (one.matches(".skip-it")) one.addEventListener("click", () => {
      const number = shown().indexOf(item);
      keep([...skipped(), named(item)]);
      item.hidden = true;
      tell();
      if (shown().length) go(number);
      else note?.querySelector("button").focus();
    });
  }
  item.addEventListener("submit", () => sessionStorage.setItem(PLACE, String(shown().indexOf(item))));
}
note?.querySelector("button").addEventListener("click", () => {
  const back = every.filter((item) => item.hidden);
  const names = new Set(back.map(named));
  keep(skipped().filter((name) => !names.has(name)));
  for (const item of back) item.hidden = false;
  tell();
  go(shown().indexOf(back[0]));
});
tell();

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys?.getAttribute("aria-pressed") === "false") return;
  if (event.target.closest?.("input, textarea, select, dialog")) return;
  if (event.key === "j") return go(inside() < 0 ? place : place + 1);
  if (event.key === "k") return go(place - 1);
  const answer = shown()[inside() < 0 ? place : inside()]?.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (answer && /^[1-9]$/.test(event.key)) { event.preventDefault(); answer.click(); }
});
const last = sessionStorage.getItem(PLACE);
sessionStorage.removeItem(PLACE);
if (last !== null && shown().length) go(Number(last));
