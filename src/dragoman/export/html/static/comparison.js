// Ties the accounts together: partners on hover and focus, findings one after the other, keys. Without it the page is
// whole: numbers and links in the margin say the same.
(() => {
  "use strict";
  const columns = document.querySelector(".columns");
  if (!columns) return;
  const lens = document.getElementById("lens");
  const lensTitle = document.getElementById("lens-title");
  const lensBody = document.getElementById("lens-body");
  const listed = () => [...document.querySelectorAll("#findings .finding")];
  let findings = listed(); // in the order of the page
  const ties = [...document.querySelectorAll(".ties path")];
  const pieces = new Map(); // statement id -> its pieces of text
  const rows = new Map(); // statement id -> its row of the parallel table
  const lit = new Map(); // finding id -> the pieces it rests on
  let current = -1; // the finding last looked at
  let touring = false; // whether the lens shows it

  const gather = (map, key, element) => map.has(key) ? map.get(key).push(element) : map.set(key, [element]);
  for (const piece of document.querySelectorAll(".text [data-said]")) piece.dataset.said.split(" ").forEach((id) => gather(pieces, id, piece));
  for (const piece of document.querySelectorAll(".text [data-findings]")) piece.dataset.findings.split(" ").forEach((id) => gather(lit, id, piece));
  for (const row of document.querySelectorAll("[data-row]")) row.dataset.row.trim().split(" ").forEach((id) => rows.set(id, row));

  const familyOf = (ids) => new Set(ids.flatMap((id) => rows.has(id) ? rows.get(id).dataset.row.trim().split(" ") : [id]));
  const accountOf = (element) => element.closest(".account");

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
  const differs = (finding) => finding.dataset.kind !== "corroborated";
  const tour = (step, fits = () => true) => {
    const shown = findings.filter((one) => !one.hidden && fits(one));
    if (!shown.length) return;
    const after = shown.findIndex((one) => findings.indexOf(one) > current);
    const before = shown.findLastIndex((one) => findings.indexOf(one) < current);
    light(shown.at(step > 0 ? Math.max(after, 0) : before), true);
  };
  const light = (finding, moving) => {
    current = findings.indexOf(finding);
    const target = finding.querySelector(".evidence a");
    const element = target && document.getElementById(decodeURIComponent(target.hash.slice(1)));
    if (element && moving) reach(element);
    clear();
    findings.forEach((one) => one.classList.toggle("current", one === finding));
    (lit.get(finding.dataset.finding) || []).forEach((piece) => piece.classList.add("lit"));
    const copy = finding.cloneNode(true);
    copy.removeAttribute("id");
    copy.classList.remove("current");
    const heading = finding.closest(".group").querySelector("h3").firstChild.textContent.trim();
    touring = true;
    copy.querySelectorAll(".pilcrow").forEach((one) => one.remove());
    const list = document.createElement("ul");
    list.append(copy);
    const shown = findings.filter((one) => !one.hidden);
    open(`Finding ${shown.indexOf(finding) + 1} of ${shown.length}: ${heading}`, list);
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
  document.addEventListener("dragoman:light", (event) => {
    const element = event.detail;
    if (findings.includes(element)) light(element, false);
    else if (element.dataset.said) look(element);
    else element.classList.add("lit");
    element.focus({ preventScroll: true });
  });
  document.addEventListener("dragoman:arranged", () => {
    const held = findings[current];
    findings = listed();
    current = findings.indexOf(held);
    if (touring && held) light(held, false);
  });
  for (const finding of findings) {
    finding.addEventListener("focusin", () => { current = findings.indexOf(finding); });
  }

  const keys = document.getElementById("keys");
  const help = document.getElementById("help");
  document.getElementById("help-open").addEventListener("click", () => help.showModal());
  const actions = { n: () => tour(1), p: () => tour(-1), d: () => tour(1, differs), o: across, "?": () => help.showModal() };
  const typing = (event) => event.target.closest?.("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (help.open || typing(event)) return;
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
})();
