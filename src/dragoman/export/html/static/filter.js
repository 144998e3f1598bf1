// Shows only the findings that fit what is chosen, in the order chosen, at once; without it the server does when the
// form is sent.
(() => {
  "use strict";
  const form = document.querySelector("form.filter");
  if (!form) return;
  const findings = [...document.querySelectorAll("#findings .finding")];
  const groups = () => [...document.querySelectorAll("#findings .group")];
  const headings = new Map(groups().map((group) => [group.querySelector(".finding").dataset.kind, group]));
  const fields = [...form.querySelectorAll("select")].filter((one) => one.name !== "order");
  const order = form.querySelector("select[name=order]");
  const all = form.querySelector("button[type=reset]");
  const count = form.querySelector(".count");
  const nothing = document.querySelector("#findings .nothing");
  const served = form.hasAttribute("action");

  const fits = (finding) => fields.every((field) => {
    if (!field.value) return true;
    const wanted = field.name === "kind" ? field.value : field.selectedOptions[0].dataset.number;
    return finding.dataset[field.name].split(" ").includes(wanted);
  });
  const show = () => {
    const some = fields.some((field) => field.value);
    findings.forEach((finding) => { finding.hidden = !fits(finding); });
    groups().forEach((group) => {
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
  const groupOf = (kind, number) => { // a group of that kind without its findings
    const group = headings.get(kind).cloneNode(true);
    const heading = group.querySelector("h3");
    heading.id = `group-${number}`;
    group.setAttribute("aria-labelledby", heading.id);
    group.querySelector("ol").replaceChildren();
    return group;
  };
  const arrange = () => {
    const place = (finding) => Number(order.value === "weight" ? finding.dataset.byWeight : finding.dataset.byKind);
    const arranged = [];
    for (const finding of [...findings].sort((one, other) => place(one) - place(other))) {
      const { kind } = finding.dataset;
      if (arranged.at(-1)?.kind !== kind) arranged.push({ kind, group: groupOf(kind, arranged.length + 1) });
      arranged.at(-1).group.querySelector("ol").append(finding);
    }
    groups().forEach((group) => group.remove());
    nothing.after(...arranged.map((one) => one.group));
    show();
    remember();
    document.dispatchEvent(new CustomEvent("dragoman:arranged"));
  };
  const everything = () => { fields.forEach((field) => { field.value = ""; }); show(); remember(); };

  fields.forEach((field) => field.addEventListener("change", () => { show(); remember(); }));
  order.addEventListener("change", arrange);
  form.addEventListener("submit", (event) => { if (!served) event.preventDefault(); });
  form.addEventListener("reset", (event) => { event.preventDefault(); everything(); fields[0]?.focus(); });
  document.addEventListener("dragoman:everything", everything);
  form.querySelectorAll("button:not([type]), .unfilter").forEach((one) => { one.hidden = true; });
  form.hidden = false;
  const servedIn = [...order.options].find((one) => one.defaultSelected) || order.options[0];
  if (order.value === servedIn.value) show(); // else the browser has kept what was chosen before
  else arrange();
})();
