// The switch for keys of one letter, where a page has one. Who turns them off finds them off on the next page too.
(() => {
  "use strict";
  const PLACE = "dragoman-keys";
  const keys = document.getElementById("keys");
  if (!keys) return;
  const show = (on) => {
    keys.setAttribute("aria-pressed", String(on));
    keys.textContent = on ? "Keys on" : "Keys off";
  };
  const remembered = () => {
    try { return localStorage.getItem(PLACE); } catch { return null; } // a browser may forbid it
  };
  const remember = (on) => {
    try { localStorage.setItem(PLACE, on ? "on" : "off"); } catch { /* then it holds for this page alone */ }
  };

  show(remembered() !== "off");
  keys.parentElement.hidden = false;
  keys.addEventListener("click", () => {
    const on = keys.getAttribute("aria-pressed") !== "true";
    show(on);
    remember(on);
  });
})();
