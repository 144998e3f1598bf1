// Shows what was read in a statement where it is pointed at. Without it the margin links to the table of statements.
const lens = document.getElementById("lens");
const body = document.getElementById("lens-body");
const pieces = [...document.querySelectorAll(".text [data-said][id]")];
let current = -1;

const rowsOf = (piece) => piece.dataset.said.split(" ").map((id) => document.getElementById(`row-${id}`)).filter(Boolean);

const details = (row) => {
  const list = document.createElement("dl");
  for (const cell of row.cells) {
    list.appendChild(document.createElement("dt")).textContent = cell.dataset.name;
    const value = list.appendChild(document.createElement("dd"));
    value.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
  }
  return list;
};

const clear = () => document.querySelectorAll(".text .on").forEach((one) => one.classList.remove("on"));

const show = (piece) => {
  clear();
  current = pieces.indexOf(piece);
  const ids = piece.dataset.said.split(" ");
  document.querySelectorAll(".text [data-said]").forEach((one) => {
    one.classList.toggle("on", one.dataset.said.split(" ").some((id) => ids.includes(id)));
  });
  body.replaceChildren(...rowsOf(piece).map(details));
  lens.hidden = false;
};

const close = () => { lens.hidden = true; clear(); };

const go = (step) => {
  if (!pieces.length) return;
  current = (current + step + pieces.length) % pieces.length;
  pieces[current].closest("details")?.setAttribute("open", "");
  pieces[current].scrollIntoView({ block: "center" });
  pieces[current].focus({ preventScroll: true });
  show(pieces[current]);
};

const text = document.getElementById("text");
text.addEventListener("click", (event) => {
  const piece = event.target.closest("[data-said]");
  if (piece && !event.target.closest("a") && !String(getSelection())) show(piece);
});
text.addEventListener("keydown", (event) => {
  const piece = event.target.closest("[data-said]");
  if (piece && event.key === "Enter" && event.target === piece) { event.preventDefault(); show(piece); }
});
document.getElementById("lens-close").addEventListener("click", close);
document.getElementById("lens-next").addEventListener("click", () => go(1));
document.getElementById("lens-previous").addEventListener("click", () => go(-1));
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
