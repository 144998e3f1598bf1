// A link to a statement or a finding: it is copied when it is chosen, and followed it opens what is folded and lights
// the words and their partners.
(() => {
  "use strict";
  const told = document.getElementById("told");
  let fading = 0;
  const tell = (words) => {
    told.textContent = words;
    clearTimeout(fading);
    fading = setTimeout(() => { told.textContent = ""; }, 4000);
  };

  const go = (place) => {
    const element = place && document.getElementById(place);
    if (!element || !element.closest(".account, #findings")) return;
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (element.closest("[hidden]")) document.dispatchEvent(new CustomEvent("dragoman:everything"));
    let piece = element;
    while (piece.classList.contains("also")) piece = piece.nextElementSibling;
    piece.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    document.dispatchEvent(new CustomEvent("dragoman:light", { detail: piece }));
  };
  const hash = () => {
    try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; }
  };

  const copy = async (address) => {
    try {
      await navigator.clipboard.writeText(address);
      tell("Link copied");
    } catch {
      tell("The link is in the address bar");
    }
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.pilcrow");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || location.protocol === "about:") return;
    event.preventDefault();
    history.replaceState(null, "", `#${encodeURIComponent(link.dataset.place)}`);
    go(link.dataset.place);
    copy(link.href);
  });
  window.addEventListener("hashchange", () => go(hash()));
  if (location.hash) requestAnimationFrame(() => go(hash()));
})();
