// The queue by keys: 1, 2, 3 … answer the question that has the focus, j and k go on and back. What was answered is
// gone when the page comes again, and the next question has the focus.
const PLACE = "dragoman-queue";
const items = [...document.querySelectorAll(".question")];
const keys = document.getElementById("keys");
const inside = () => items.findIndex((item) => item.contains(document.activeElement));
let place = 0;

const go = (number) => {
  place = Math.max(0, Math.min(items.length - 1, number));
  items[place]?.focus({ preventScroll: true });
  items[place]?.scrollIntoView({ block: "center" });
};
for (const [number, item] of items.entries()) {
  item.addEventListener("focusin", () => { place = number; });
  for (const one of item.querySelectorAll("[data-key]")) {
    one.hidden = false;
    one.append(Object.assign(document.createElement("kbd"), { textContent: one.dataset.key }));
    if (one.matches(".skip-it")) one.addEventListener("click", () => go(number + 1));
  }
  item.addEventListener("submit", () => sessionStorage.setItem(PLACE, String(number)));
}
if (keys) {
  keys.parentElement.hidden = false;
  keys.addEventListener("click", () => {
    const on = keys.getAttribute("aria-pressed") !== "true";
    keys.setAttribute("aria-pressed", String(on));
    keys.textContent = on ? "Keys on" : "Keys off";
  });
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys?.getAttribute("aria-pressed") === "false") return;
  if (event.target.closest?.("input, textarea, select, dialog")) return;
  if (event.key === "j") return go(inside() < 0 ? place : place + 1);
  if (event.key === "k") return go(place - 1);
  const answer = items[inside() < 0 ? place : inside()]?.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (answer && /^[1-9]$/.test(event.key)) { event.preventDefault(); answer.click(); }
});
const before = sessionStorage.getItem(PLACE);
sessionStorage.removeItem(PLACE);
if (before !== null && items.length) go(Number(before));
