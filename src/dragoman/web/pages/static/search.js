// Brings the facets of a search once the hits are there. Without it a link shows them.
const place = document.querySelector("#facets[data-from]");
if (place) {
  const link = place.firstElementChild;
  const wait = document.createElement("p");
  wait.className = "soft";
  wait.setAttribute("role", "status");
  wait.textContent = "Counting …";
  place.replaceChildren(wait);
  try {
    const answer = await fetch(place.dataset.from, { headers: { accept: "text/html" } });
    if (!answer.ok || answer.status === 204) throw new Error(answer.statusText);
    place.innerHTML = await answer.text();
  } catch {
    place.replaceChildren(link);
  }
}

// "/" goes to the query, as in many programs.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const box = document.getElementById("q");
  box.focus();
  box.select();
});
