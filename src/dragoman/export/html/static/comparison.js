// Ties the accounts together: lines between matched statements, partners on hover and focus, keys. Without it the page
// is whole: numbers and links in the margin say the same.
(() => {
  "use strict";
  const columns = document.querySelector(".columns");
  const lens = document.getElementById("lens");
  const lensTitle = document.getElementById("lens-title");
  const lensBody = document.getElementById("lens-body");
  const findings = [...document.querySelectorAll(".finding")];
  const ties = [...document.querySelectorAll(".ties path")];
  const pieces = new Map(); // statement id -> its pieces of text
  const rows = new Map(); // statement id -> its row of the parallel table
  const lit = new Map(); // finding id -> the pieces it rests on
  const FAR = 200; // pixels between columns that have another between them
  let current = -1; // the finding last looked at
  let touring = false; // whether the lens shows it

  const gather = (map, key, element) => map.has(key) ? map.get(key).push(element) : map.set(key, [element]);
  for (const piece of document.querySelectorAll(".text [data-said]")) piece.dataset.said.split(" ").forEach((id) => gather(pieces, id, piece));
  for (const piece of document.querySelectorAll(".text [data-findings]")) piece.dataset.findings.split(" ").forEach((id) => gather(lit, id, piece));
  for (const row of document.querySelectorAll("[data-row]")) row.dataset.row.trim().split(" ").forEach((id) => rows.set(id, row));

  const familyOf = (ids) => new Set(ids.flatMap((id) => rows.has(id) ? rows.get(id).dataset.row.trim().split(" ") : [id]));
  const accountOf = (element) => element.closest(".account");

  // Lines. All places are read before any line is written.
  const place = (id, frame) => {
    const boxes = (pieces.get(id) || []).flatMap((piece) => [...piece.getClientRects()]).filter((box) => box.width);
    if (!boxes.length) return null;
    const account = accountOf(pieces.get(id)[0]).getBoundingClientRect();
    const top = Math.min(...boxes.map((box) => box.top)) - frame.top;
    const bottom = Math.max(...boxes.map((box) => box.bottom)) - frame.top;
    return { left: account.left - frame.left + columns.scrollLeft, right: account.right - frame.left + columns.scrollLeft, top: top + 3, bottom: bottom - 3 };
  };
  const line = (from, to) => {
    const [a, b] = from.left < to.left ? [from, to] : [to, from];
    const [x1, x2] = [a.right + 6, b.left - 6];
    const [y1, y2] = [(a.top + a.bottom) / 2, (b.top + b.bottom) / 2];
    const bend = Math.max(24, (x2 - x1) / 2);
    return `M${x1} ${a.top}h5V${a.bottom}h-5M${x1 + 5} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2 - 5} ${y2}M${x2} ${b.top}h-5V${b.bottom}h5`;
  };
  const draw = () => {
    const frame = columns.getBoundingClientRect();
    const places = ties.map((tie) => [place(tie.dataset.from, frame), place(tie.dataset.to, frame)]);
    ties.forEach((tie, index) => {
      const [from, to] = places[index];
      tie.setAttribute("d", from && to ? line(from, to) : "");
      tie.classList.toggle("far", Boolean(from && to) && Math.max(from.left, to.left) - Math.min(from.right, to.right) > FAR);
    });
  };
  let waiting = 0;
  const redraw = () => { waiting = waiting || requestAnimationFrame(() => { waiting = 0; draw(); }); };

  // Of two columns, the shorter comes to rest when its end is in view, and stays beside the longer.
  const settle = () => {
    if (!columns.classList.contains("pair")) return;
    const accounts = [...columns.querySelectorAll(".account")];
    accounts.forEach((account) => account.classList.remove("rests"));
    const shorter = accounts.reduce((one, other) => one.offsetHeight <= other.offsetHeight ? one : other);
    shorter.style.setProperty("--rest", `${Math.min(0, window.innerHeight - shorter.offsetHeight - 24)}px`);
    shorter.classList.add("rests");
  };

  // Partners.
  const clear = () => {
    document.querySelectorAll(".on, .lit").forEach((element) => element.classList.remove("on", "lit"));
    columns.classList.remove("busy");
  };
  const show = (piece) => {
    clear();
    const family = familyOf(piece.dataset.said.split(" "));
    family.forEach((id) => (pieces.get(id) || []).forEach((one) => one.classList.add("on")));
    ties.forEach((tie) => tie.classList.toggle("on", family.has(tie.dataset.from) || family.has(tie.dataset.to)));
    columns.classList.add("busy");
    return family;
  };
  const open = (title, ...content) => {
    lensTitle.textContent = title;
    lensBody.replaceChildren(...content);
    lens.hidden = false;
  };
  const close = () => { lens.hidden = true; touring = false; clear(); };
  const pairOf = (row) => {
    const pair = document.createElement("div");
    pair.className = "pair";
    const cells = [...row.querySelectorAll("td")];
    for (const cell of cells.filter((one) => cells.length < 3 || one.querySelector(".words"))) {
      const box = pair.appendChild(document.createElement("div"));
      box.appendChild(document.createElement("h4")).textContent = cell.dataset.name;
      box.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
      box.querySelectorAll("details").forEach((one) => { one.open = true; });
    }
    return pair;
  };
  const look = (piece) => {
    touring = false;
    show(piece);
    const shown = [...new Set(piece.dataset.said.split(" ").map((id) => rows.get(id)).filter(Boolean))];
    open("The same, as each account has it", ...shown.map(pairOf));
  };

  // Findings, one after the other.
  const reach = (element) => {
    element.closest("details")?.setAttribute("open", "");
    element.scrollIntoView({ block: "center", inline: "nearest" });
    if (element.tabIndex >= -1 && element.hasAttribute("tabindex")) element.focus({ preventScroll: true });
  };
  const tour = (step) => {
    if (!findings.length) return;
    current = current < 0 && step < 0 ? findings.length - 1 : (current + step + findings.length) % findings.length;
    const finding = findings[current];
    const target = finding.querySelector(".evidence a");
    const element = target && document.getElementById(decodeURIComponent(target.hash.slice(1)));
    if (element) reach(element);
    clear();
    findings.forEach((one) => one.classList.toggle("current", one === finding));
    (lit.get(finding.dataset.finding) || []).forEach((piece) => piece.classList.add("lit"));
    const copy = finding.cloneNode(true);
    copy.removeAttribute("id");
    copy.classList.remove("current");
    const heading = finding.closest(".group").querySelector("h3").firstChild.textContent.trim();
    touring = true;
    open(`Finding ${current + 1} of ${findings.length}: ${heading}`, copy);
  };
  const evidence = () => (touring && lit.get(findings[current].dataset.finding)) || [];
  const across = () => {
    const from = document.activeElement?.closest?.("[data-said], [data-findings]");
    if (!from || !columns.contains(from)) return;
    const family = from.dataset.said ? [...familyOf(from.dataset.said.split(" "))].flatMap((id) => pieces.get(id) || []) : [];
    const others = [...evidence(), ...family].filter((piece) => piece.id && accountOf(piece) !== accountOf(from));
    if (others.length) reach(others[0]);
  };

  // In a notebook's frame a link to a place on the page would lead out of it.
  if (location.protocol === "about:") {
    document.addEventListener("click", (event) => {
      const hash = event.target.closest?.("a[href^='#']")?.getAttribute("href");
      const element = hash && document.getElementById(decodeURIComponent(hash.slice(1)));
      if (element) { event.preventDefault(); reach(element); }
    });
  }

  const held = (event) => event.target.closest?.(".text [data-said]");
  columns.addEventListener("mouseover", (event) => { const piece = held(event); if (piece && lens.hidden) show(piece); });
  columns.addEventListener("mouseout", (event) => { if (held(event) && lens.hidden) clear(); });
  columns.addEventListener("focusin", (event) => { const piece = held(event); if (piece && !evidence().includes(piece)) look(piece); });
  columns.addEventListener("click", (event) => { const piece = held(event); if (piece && !event.target.closest("a")) look(piece); });
  document.getElementById("lens-close").addEventListener("click", close);
  document.getElementById("lens-next").addEventListener("click", () => tour(1));
  document.getElementById("lens-previous").addEventListener("click", () => tour(-1));
  for (const finding of findings) {
    finding.addEventListener("focusin", () => { current = findings.indexOf(finding); });
  }

  const keys = document.getElementById("keys");
  keys.parentElement.hidden = false;
  keys.addEventListener("click", () => {
    const on = keys.getAttribute("aria-pressed") !== "true";
    keys.setAttribute("aria-pressed", String(on));
    keys.textContent = on ? "Keys on" : "Keys off";
  });
  const actions = { n: () => tour(1), p: () => tour(-1), o: across };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    if (event.ctrlKey || event.metaKey || event.altKey || keys.getAttribute("aria-pressed") !== "true") return;
    const action = actions[event.key];
    if (action) { event.preventDefault(); action(); }
  });

  // On paper nothing can be opened: what was closed is opened for it, and closed again.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".matrix details:not([open])")];
    opened.forEach((one) => { one.open = true; });
  });
  window.addEventListener("afterprint", () => opened.forEach((one) => { one.open = false; }));

  new ResizeObserver(() => { settle(); redraw(); }).observe(columns);
  window.addEventListener("resize", () => { settle(); redraw(); });
  window.addEventListener("scroll", redraw, { passive: true });
  columns.addEventListener("toggle", redraw, true);
  settle();
  draw();
})();
