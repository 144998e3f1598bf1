// Drop in: files dropped anywhere on the page take the next free area; what is pasted is counted; Ctrl+Enter compares.
// Without it the form is whole: each area has a text and a file of its own, and buttons do the rest.
const form = document.getElementById("drop");
const number = new Intl.NumberFormat("en");
const LOOKED_AT = 1_000_000; // bytes of a chosen file that are read here, to show how it begins

/** Say something beside the buttons of a form; `kind` is "busy" or "refused". */
const say = (owner, words, kind = "") => {
  const status = owner.querySelector("[data-status]");
  status.textContent = words;
  status.className = `said-so ${kind}`;
};

/** Show that a form is being read, until the next page is there. */
const wait = (owner, words) => {
  owner.setAttribute("aria-busy", "true");
  say(owner, words, "busy");
};

window.addEventListener("pageshow", () => document.querySelectorAll("form[aria-busy]").forEach((one) => {
  one.removeAttribute("aria-busy");
  say(one, "");
}));

const again = document.getElementById("again");
again?.addEventListener("submit", (event) => {
  if (again.hasAttribute("aria-busy")) event.preventDefault();
  else wait(again, event.submitter?.matches("[data-main]") ? "Keeping the accounts…" : "Reading…");
});

if (form) {
  const areas = form.querySelector("[data-areas]");
  const template = form.querySelector("[data-template]");
  const all = () => [...areas.querySelectorAll("[data-area]")];
  const textOf = (area) => area.querySelector("textarea");
  const fileOf = (area) => area.querySelector("input[type=file]");
  const isHeld = (area) => !textOf(area) || fileOf(area).files.length > 0;
  const isFree = (area) => !isHeld(area) && !textOf(area).value.trim();
  const mayGrow = () => Boolean(form.querySelector("[data-more]"));

  const renumber = () => all().forEach((area, place) => {
    area.querySelector("[data-number]").textContent = place + 1;
    for (const [name, field] of [["text", textOf(area)], ["file", fileOf(area)]]) {
      if (!field) continue;
      const label = area.querySelector(`label[for="${field.id}"]`);
      field.id = `${name}-${place + 1}`;
      label.htmlFor = field.id;
      if (name === "text") label.textContent = `Text of account ${place + 1}`;
    }
    const leave = area.querySelector("[data-remove]");
    if (leave) leave.value = place + 1;
  });

  const count = (area) => {
    const text = textOf(area);
    if (text) area.querySelector("[data-count]").textContent = text.value ? `${number.format([...text.value].length)} characters` : "";
  };

  const grow = () => {
    const area = template.content.firstElementChild.cloneNode(true);
    areas.append(area);
    renumber();
    return area;
  };

  /** Show what a chosen file is, in the place of the text. */
  const show = async (area) => {
    const files = [...fileOf(area).files];
    const taken = area.querySelector("[data-taken]");
    taken.hidden = !files.length;
    for (const one of [textOf(area), area.querySelector(".foot")]) one.hidden = Boolean(files.length);
    count(area);
    if (!files.length) return;
    const main = files.find((one) => !one.name.toLowerCase().endsWith(".json")) || files[0];
    area.querySelector("[data-name]").textContent = files.map((one) => one.name).join(", ");
    area.querySelector("[data-put-back-name]").textContent = ` ${main.name}`;
    area.querySelector("[data-about]").textContent = "…";
    const glance = area.querySelector("[data-glance]");
    glance.setAttribute("aria-label", `The text of ${main.name}`);
    const read = await main.slice(0, LOOKED_AT).text();
    if (fileOf(area).files[0] !== files[0]) return;
    const plain = !/\0|^%PDF-|^PK\x03\x04/.test(read.slice(0, 4000));
    glance.textContent = plain ? read.slice(0, 2000) + (read.length > 2000 ? "…" : "") : "";
    const size = main.size > LOOKED_AT ? `${number.format(main.size)} bytes` : `${number.format([...read].length)} characters`;
    area.querySelector("[data-about]").textContent = plain ? size : "this does not look like text; save it as plain text and choose that";
  };

  const put = (area, files) => {
    const carried = new DataTransfer();
    files.forEach((one) => carried.items.add(one));
    fileOf(area).files = carried.files;
    show(area);
  };

  /** Files that belong together: a text, and what NAME.json says of NAME.txt. */
  const grouped = (files) => {
    const stem = (one) => one.name.replace(/\.[^.]*$/, "");
    const isJson = (one) => one.name.toLowerCase().endsWith(".json");
    const texts = files.filter((one) => !isJson(one)).map((one) => [one]);
    for (const one of files.filter(isJson)) {
      const own = texts.find(([text]) => stem(text) === stem(one)) || texts[texts.push([]) - 1];
      own.push(one);
    }
    return texts;
  };

  const take = (files, first) => {
    const groups = grouped([...files]);
    let taken = 0;
    for (const group of groups) {
      const area = [first, ...all()].find((one) => one && isFree(one)) || (mayGrow() ? grow() : null);
      if (!area) break;
      put(area, group);
      taken += 1;
    }
    say(form, taken < groups.length ? "There is no room for more accounts." : `${taken === 1 ? "One account" : `${taken} accounts`} added.`, taken < groups.length ? "refused" : "");
    form.querySelector("[data-main]").focus();
  };

  areas.addEventListener("input", (event) => { if (event.target.matches("textarea")) count(event.target.closest("[data-area]")); });
  areas.addEventListener("change", (event) => {
    if (!event.target.matches("input[type=file]") || !event.target.files.length) return;
    const area = event.target.closest("[data-area]");
    const files = [...event.target.files];
    event.target.value = "";
    take(files, area);
  });
  areas.addEventListener("click", (event) => {
    const area = event.target.closest("[data-area]");
    if (event.target.closest("[data-put-back]")) {
      fileOf(area).value = "";
      show(area);
      textOf(area).focus();
    } else if (event.target.closest("[data-remove]")) {
      event.preventDefault();
      const fresh = template.content.firstElementChild.cloneNode(true);
      area.replaceWith(fresh);
      renumber();
      textOf(fresh).focus();
    }
  });
  areas.addEventListener("paste", (event) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    take(event.clipboardData.files, event.target.closest("[data-area]"));
  });
  form.querySelector("[data-more]")?.addEventListener("click", (event) => {
    event.preventDefault();
    textOf(grow()).focus();
  });

  // Anything dropped anywhere on the page.
  const veil = document.querySelector("[data-veil]");
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", (event) => { if (carries(event)) veil.hidden = false; });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) veil.hidden = true; });
  addEventListener("dragover", (event) => { if (carries(event)) event.preventDefault(); });
  addEventListener("drop", (event) => {
    veil.hidden = true;
    if (!carries(event)) return;
    event.preventDefault();
    take(event.dataTransfer.files, event.target.closest?.("[data-area]"));
  });

  // Comparing.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(form.querySelector("[data-main]"));
  });
  form.addEventListener("submit", (event) => {
    const given = all().filter((area) => !isFree(area));
    const bytes = all().reduce((sum, area) => sum + [...(fileOf(area)?.files || [])].reduce((own, one) => own + one.size, 0), 0);
    const refuse = (words, area) => {
      event.preventDefault();
      say(form, words, "refused");
      (area ? textOf(area) : form.querySelector("[data-main]")).focus();
    };
    if (form.hasAttribute("aria-busy")) event.preventDefault();
    else if (!given.length) refuse("Paste or drop two accounts first.", all()[0]);
    else if (given.length === 1 && ![...(fileOf(given[0])?.files || [])].some((one) => one.name.endsWith(".jsonl"))) refuse("A comparison needs a second account.", all().find(isFree) || grow());
    else if (bytes > Number(form.dataset.mostBytes)) refuse(`These files are larger than ${number.format(form.dataset.mostBytes)} bytes together; leave some out.`);
    else wait(form, `Reading ${number.format(given.length)} accounts…`);
  });
  all().forEach((area) => { if (fileOf(area)?.files.length) show(area); else count(area); });
  form.querySelector("[data-keys]").hidden = false;
  document.querySelector("[data-wrong]")?.focus();
}
