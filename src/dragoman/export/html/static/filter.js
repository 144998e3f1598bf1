// Shows only the findings that fit what is chosen, at once; without it the server does when the form is sent.
(() => {
  "use strict";
  const form = document.querySelector("form.filter");
  if (!form) return;
  const findings = [...document.querySelectorAll("#findings .finding")];
  const groups = [...document.querySelectorAll("#findings .group")];
  const fields = [...form.querySelectorAll("select")].filter((one) => one.name !== "order");
  const order = form.querySelector("select[name=order]");
  const all = form.querySelector("button[type=reset]");
  const count = form.querySelector(".count");
  const nothing = document.querySelector("#findings .nothing");
  const served = Boolean(order);

  const fits = (finding) => fields.every((field) => {
    if (!field.value) return true;
    const wanted = field.name === "kind" ? field.value : field.selectedOptions[0].dataset.number;
    return finding.dataset[field.name].split(" ").includes(wanted);
  });
  const show = () => {
    const some = fields.some((field) => field.value);
    findings.forEach((finding) => { finding.hidden = !fits(finding); });
    groups.forEach((group) => {
      const left = group.querySelectorAll(".finding:not([hidden])").length;
      group.hidden = !left;
      group.querySelector("h3 .soft").textContent = left;
    });
    const left = findings.filter((finding) => !finding.hidden).length;
    const noun = findings.length === 1 ? "finding" : "findings";
    count.textContent = some ? `${left} of ${findings.length} ${noun}` : `${findings.length} ${noun}`;
    nothing.hidden = left > 0;
    all.hidden = !some;
  };
  const remember = () => {
    if (!served) return;
    const chosen = new URLSearchParams([...fields, order].filter((one) => one.value).map((one) => [one.name, one.value]));
    history.replaceState(null, "", `${location.pathname}${chosen.size ? `?${chosen}` : ""}${location.hash}`);
  };
  const everything = () => { fields.forEach((field) => { field.value = ""; }); show(); remember(); };

  fields.forEach((field) => field.addEventListener("change", () => { show(); remember(); }));
  order?.addEventListener("change", () => form.requestSubmit());
  form.addEventListener("submit", (event) => { if (!served) event.preventDefault(); });
  form.addEventListener("reset", (event) => { event.preventDefault(); everything(); fields[0]?.focus(); });
  document.addEventListener("dragoman:everything", everything);
  form.querySelectorAll("button:not([type]), .unfilter").forEach((one) => { one.hidden = true; });
  form.hidden = false;
  show();
})();
