// What was just done is said aloud, and can be taken back at once: by its button or by the key u.
const KEY = "dragoman-done";
const csrf = document.querySelector("meta[name=csrf]")?.content || "";
const status = document.createElement("div");
status.className = "toast";
status.setAttribute("role", "status");
document.getElementById("main").append(status);
let done = [];

export const announce = (words, ...more) => {
  status.replaceChildren();
  if (words) status.append(Object.assign(document.createElement("p"), { textContent: words }), ...more);
};

export const remember = (told) => sessionStorage.setItem(KEY, JSON.stringify(told));

export const undo = async () => {
  const [first, ...also] = done;
  if (!first) return;
  done = [];
  const values = new FormData();
  values.set("part", "panel");
  values.set("csrf", csrf);
  also.forEach((one) => values.append("also", one));
  const answer = await fetch(`/corrections/${first}/undo`, { method: "POST", body: values });
  if (!answer.ok) return announce("This could not be undone; look at its history.");
  const told = await answer.json();
  remember({ ...told, says: "Undone", undone: true, at: location.hash.slice(1), path: location.pathname });
  location.reload();
};

// What was done before the page was loaded anew; told once, and only where it was done: a contact may go by another id
// after it.
const sort = (path) => path.split("/")[1];
export const recall = () => {
  const told = JSON.parse(sessionStorage.getItem(KEY) || "null");
  sessionStorage.removeItem(KEY);
  if (!told || sort(told.path) !== sort(location.pathname)) return null;
  done = told.done;
  const button = document.createElement("button");
  button.type = "button";
  button.append(told.undone ? "Redo " : "Undo ");
  button.appendChild(document.createElement("kbd")).textContent = "u";
  button.addEventListener("click", undo);
  setTimeout(() => announce(told.undone ? "Undone." : `Saved. ${told.says}.`, button), 100);
  return told;
};

document.addEventListener("keydown", (event) => {
  const off = document.getElementById("keys")?.getAttribute("aria-pressed") === "false";
  if (event.key !== "u" || off || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select")) return;
  undo();
});
