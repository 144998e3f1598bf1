// The page of a job: shows what the server tells of it, as it does. A broken connection goes on where it was.
const job = document.getElementById("job");
const at = (id) => document.getElementById(id);
const MOST = 200;

function told(state) {
  at("told").textContent = state.told;
  at("pace").textContent = state.pace;
  at("counts").textContent = state.counts.charAt(0).toUpperCase() + state.counts.slice(1);
  if (state.total !== null) {
    at("bar").max = Math.max(state.total, 1);
    at("bar").value = state.done;
  }
}

function became(piece) {
  const line = document.createElement("li");
  const name = document.createElement("bdi");
  const rest = document.createElement(piece.reason ? "bdi" : "span");
  name.textContent = piece.name;
  rest.textContent = piece.reason ?? piece.outcome;
  rest.className = piece.reason ? "why" : "soft";
  if (piece.href) {
    const link = document.createElement("a");
    link.href = piece.href;
    link.append(name);
    line.append(link, " ", rest);
  } else {
    line.append(name, " ", rest);
  }
  const list = at(piece.reason ? "rejects" : "pieces");
  list.parentElement.hidden = false;
  if (piece.reason) list.append(line);
  else list.prepend(line);
  if (list.children.length > MOST) list.lastElementChild.remove();
}

if (job?.dataset.events) {
  const events = new EventSource(job.dataset.events);
  events.addEventListener("progress", (event) => {
    const state = JSON.parse(event.data);
    told(state);
    state.pieces.forEach(became);
  });
  events.addEventListener("end", (event) => {
    const state = JSON.parse(event.data);
    events.close();
    told(state);
    at("end").textContent = `${state.told} ${state.counts}`;
    at("stop").hidden = true;
    at("bar").hidden = true;
  });
  addEventListener("pagehide", () => events.close());
}
