// Chooses words in a text: by drawing over them with the mouse, or by moving their beginning and their end word by word
// with the arrow keys. What is chosen is shown at once, and sent with the form as words and offsets in code points.
const WORD = /[\p{L}\p{N}](?:\S*[\p{L}\p{N}%])?/gu;

export const pickers = (root) => root.querySelectorAll("[data-picker]").forEach(picker);

const picker = (box) => {
  if (box.dataset.ready) return;
  box.dataset.ready = "yes";
  const context = box.querySelector(".context");
  const area = box.querySelector("textarea");
  const form = box.closest("form");
  const [start, end] = ["start", "end"].map((name) => form.elements.namedItem(name));
  const first = Number(box.dataset.start);
  const [before, mark, after] = context.children;
  const text = context.textContent;
  const words = [...text.matchAll(WORD)].map((found) => [found.index, found.index + found[0].length]);
  if (!words.length) return;
  const own = [before.textContent.length, before.textContent.length + mark.textContent.length];
  const nearest = (place) => Math.max(0, words.findIndex(([, last]) => last > place));
  let from = nearest(own[0]);
  let to = own[1] > own[0] ? Math.max(from, words.findLastIndex(([begins]) => begins < own[1])) : from;
  const [firstFrom, firstTo] = own[1] > own[0] ? [from, to] : [-1, -1];

  const slider = (name) => {
    const made = document.createElement("span");
    made.className = "slider";
    made.tabIndex = 0;
    made.setAttribute("role", "slider");
    made.setAttribute("aria-label", name);
    made.setAttribute("aria-valuemin", "1");
    made.setAttribute("aria-valuemax", String(words.length));
    return made;
  };
  const [begins, ends] = [slider("First word"), slider("Last word")];
  const moves = document.createElement("p");
  moves.className = "moves";
  moves.append(begins, ends, Object.assign(document.createElement("span"), { className: "soft", textContent: "Arrow keys move them by a word; or draw over the words above." }));
  context.after(moves);

  const codePoints = (units) => first + [...text.slice(0, units)].length;
  const paint = () => {
    const [a, b] = [from === firstFrom ? own[0] : words[from][0], to === firstTo ? own[1] : words[to][1]];
    [before.textContent, mark.textContent, after.textContent] = [text.slice(0, a), text.slice(a, b), text.slice(b)];
    area.value = text.slice(a, b);
    [start.value, end.value] = [codePoints(a), codePoints(b)];
    for (const [made, place] of [[begins, from], [ends, to]]) {
      const word = text.slice(...words[place]);
      made.textContent = `${made.getAttribute("aria-label")}: ${word}`;
      made.setAttribute("aria-valuenow", String(place + 1));
      made.setAttribute("aria-valuetext", word);
    }
  };
  const step = (event, place) => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 10, PageDown: -10 }[event.key];
    if (!by) return place;
    event.preventDefault();
    return Math.min(words.length - 1, Math.max(0, place + by));
  };
  begins.addEventListener("keydown", (event) => { from = step(event, from); to = Math.max(from, to); paint(); });
  ends.addEventListener("keydown", (event) => { to = step(event, to); from = Math.min(from, to); paint(); });
  area.addEventListener("input", () => { start.value = ""; end.value = ""; });

  const unit = (node, offset) => {
    const range = document.createRange();
    range.setStart(context, 0);
    range.setEnd(node, offset);
    return range.toString().length;
  };
  document.addEventListener("pointerup", () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed || !context.contains(selection.anchorNode) || !context.contains(selection.focusNode)) return;
    const [a, b] = [unit(selection.anchorNode, selection.anchorOffset), unit(selection.focusNode, selection.focusOffset)].sort((x, y) => x - y);
    from = nearest(a);
    to = Math.max(from, words.findLastIndex(([begin]) => begin < b));
    selection.removeAllRanges();
    paint();
  });
  paint();
};
