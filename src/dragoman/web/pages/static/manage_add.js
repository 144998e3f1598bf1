// Files may be dropped on their form; how many are chosen is said before they are sent.
const form = document.querySelector(".drop");
const files = document.getElementById("files");
const chosen = document.getElementById("chosen");

function say() {
  const count = [...form.querySelectorAll("input[type=file]")].reduce((sum, one) => sum + one.files.length, 0);
  chosen.textContent = count ? `${count} file${count === 1 ? "" : "s"} chosen` : "";
}

form.addEventListener("change", say);
for (const name of ["dragenter", "dragover"]) {
  form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add("over"); });
}
for (const name of ["dragleave", "drop"]) {
  form.addEventListener(name, () => form.classList.remove("over"));
}
form.addEventListener("drop", (event) => {
  event.preventDefault();
  files.files = event.dataTransfer.files;
  say();
});
