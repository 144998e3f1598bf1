// Bands between matched statements, from words to words across the gutter. Places are measured when the layout changes;
// what is drawn as one scrolls are only the bands in view, so that thousands of statements stay smooth.
(() => {
  "use strict";
  const columns = document.querySelector(".columns");
  if (!columns) return;
  const accounts = [...columns.querySelectorAll(".account")];
  const ties = [...columns.querySelectorAll(".ties path")].map((path) => ({ path, ends: [path.dataset.from, path.dataset.to], drawn: "" }));
  const FAR = 200; // pixels between columns that have another between them
  const NEAR = 300; // pixels outside the window within which bands are drawn already
  const GAP = 6; // pixels between words and band
  let places = new Map(); // statement id -> its account, and where its words stand in it

  // Of two columns, the shorter comes to rest when its end is in view, and stays beside the longer.
  const settle = () => {
    if (!columns.classList.contains("pair")) return;
    accounts.forEach((account) => account.classList.remove("rests"));
    const shorter = accounts.reduce((one, other) => one.offsetHeight <= other.offsetHeight ? one : other);
    shorter.style.setProperty("--rest", `${Math.min(0, window.innerHeight - shorter.offsetHeight - 24)}px`);
    shorter.classList.add("rests");
  };

  const measure = () => {
    const wanted = new Set(ties.flatMap((tie) => tie.ends));
    places = new Map();
    accounts.forEach((account, number) => {
      const above = account.getBoundingClientRect().top;
      for (const piece of account.querySelectorAll(".text [data-said]")) {
        for (const id of piece.dataset.said.split(" ").filter((one) => wanted.has(one))) {
          for (const box of piece.getClientRects()) {
            if (!box.width) continue;
            const place = places.get(id) || { account: number, top: Infinity, bottom: -Infinity };
            place.top = Math.min(place.top, box.top - above);
            place.bottom = Math.max(place.bottom, box.bottom - above);
            places.set(id, place);
          }
        }
      }
    });
  };

  const band = (a, b) => {
    const [left, right] = [a.right + GAP, b.left - GAP];
    const bend = (right - left) / 2;
    [a.top, a.bottom, b.top, b.bottom] = [a.top, a.bottom, b.top, b.bottom].map(Math.round);
    return `M${left} ${a.top}C${left + bend} ${a.top} ${right - bend} ${b.top} ${right} ${b.top}V${b.bottom}`
      + `C${right - bend} ${b.bottom} ${left + bend} ${a.bottom} ${left} ${a.bottom}Z`;
  };

  // All places are read before any band is written.
  const draw = () => {
    const frame = columns.getBoundingClientRect();
    const [top, bottom] = [-frame.top - NEAR, window.innerHeight - frame.top + NEAR];
    const boxes = accounts.map((account) => {
      const box = account.getBoundingClientRect();
      return { left: box.left - frame.left + columns.scrollLeft, right: box.right - frame.left + columns.scrollLeft, top: box.top - frame.top };
    });
    const end = (id) => {
      const place = places.get(id);
      const box = place && boxes[place.account];
      return box && { left: box.left, right: box.right, top: box.top + place.top + 2, bottom: box.top + place.bottom - 2 };
    };
    for (const tie of ties) {
      const [one, other] = tie.ends.map(end);
      const seen = one && other && Math.min(one.top, other.top) < bottom && Math.max(one.bottom, other.bottom) > top;
      if (!seen && !tie.drawn) continue;
      const [a, b] = seen && one.left > other.left ? [other, one] : [one, other];
      const drawn = seen ? band(a, b) : "";
      if (drawn === tie.drawn) continue;
      tie.path.setAttribute("d", drawn);
      if (seen) tie.path.classList.toggle("distant", b.left - a.right > FAR);
      tie.drawn = drawn;
    }
  };

  let waiting = 0;
  const redraw = () => { waiting = waiting || requestAnimationFrame(() => { waiting = 0; draw(); }); };
  let due = 0;
  const again = () => { due = due || requestAnimationFrame(() => { due = 0; settle(); measure(); draw(); }); };
  new ResizeObserver(again).observe(columns);
  window.addEventListener("resize", again);
  window.addEventListener("scroll", redraw, { passive: true });
  columns.addEventListener("scroll", redraw, { passive: true });
  columns.addEventListener("toggle", again, true);
  document.fonts?.ready.then(again);
  settle();
  measure();
  draw();
})();
