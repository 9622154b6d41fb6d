// The summaries that a command wrote, as figures and tables.
import { h, number } from "../dom.js";

function keys(pairs) {
  return h("dl", { class: "keys" }, pairs.filter(([, value]) => value !== "–" && value !== undefined).map(([name, value, unit]) =>
    h("div", {}, h("dt", {}, name), h("dd", {}, value, unit ? h("small", {}, ` ${unit}`) : null))));
}

function table(head, rows) {
  return h("div", { class: "table" }, h("table", {}, h("thead", {}, h("tr", {}, head.map((each, i) => h("th", { scope: "col", class: i > 0 ? "number" : "" }, each)))),
    h("tbody", {}, rows.map(([first, ...cells]) => h("tr", {}, h("th", { scope: "row" }, first), cells.map((cell) => h("td", { class: "number" }, cell)))))));
}

function fit(json) {
  const scores = (set) => json.metrics?.[set] ?? {};
  const parameters = Object.entries(json.parameters ?? {}).map(([name, each]) =>
    [name, number(each.value, 5), each.standard_error === null ? "–" : `± ${number(each.standard_error, 2)}`, each.unit, each.determined ? "" : "not determined"]);
  return [
    keys([["loss", number(json.loss, 5)], ["Γ ratio, held out", number(scores("test").gamma_ratio, 3)], ["Γ, training", number(scores("train").gamma, 3)],
      ["MSE, training", number(scores("train").mse, 4), "mV²"], ["evaluations", number(json.evaluations)]]),
    ...(json.warnings ?? []).map((text) => h("p", { class: "notice" }, text)),
    h("section", { id: "parameters" }, h("h2", {}, "Parameters"), table(["parameter", "value", "standard error", "unit", ""], parameters)),
  ];
}

function training(json) {
  return [keys([["task", json.task], ["rule", json.rule], ["best held-out accuracy", `${(100 * json.best_held_out_accuracy).toFixed(1)} %`, `at batch ${number(json.best_at_batch)}`],
    ["batches", number(json.batches), `of ${number(json.trials_per_batch)} trials`], ["seed", number(json.seed)]])];
}

function network(json) {
  const populations = Object.entries(json.populations ?? {});
  return [keys([["cells", number(populations.reduce((sum, [, each]) => sum + each.cells, 0))],
    ["synapses", number(Object.values(json.projections ?? {}).reduce((sum, each) => sum + (each.synapses ?? 0), 0))],
    ["spikes", number(populations.reduce((sum, [, each]) => sum + (each.spikes ?? 0), 0))],
    ["time", number(json.steps * json.dt_ms), `ms in steps of ${json.dt_ms} ms`], ["seed", number(json.seed)]])];
}

/** Any other summary: its plain values. */
function plain(json) {
  const pairs = [];
  const walk = (node, path) => Object.entries(node ?? {}).forEach(([name, value]) => {
    const here = path ? `${path} ${name}` : name;
    if (value !== null && typeof value === "object" && !Array.isArray(value)) {
      walk(value, here);
    } else if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") {
      pairs.push([here.replaceAll("_", " "), typeof value === "number" ? number(value) : String(value)]);
    }
  });
  walk(json, "");
  return pairs.length === 0 ? [] : [table(["", "value"], pairs.slice(0, 200))];
}

/** What a study compares with the brain: each quantity beside its reference and a shuffled control. */
function findings(json) {
  const rows = [];
  const walk = (node) => {
    if (node && typeof node === "object") {
      if ("quantity" in node && "ours" in node) {
        rows.push(node);
      } else {
        Object.values(node).forEach(walk);
      }
    }
  };
  walk(json);
  if (rows.length === 0) {
    return plain(json);
  }
  return [h("div", { class: "table" }, h("table", {},
    h("thead", {}, h("tr", {}, ["quantity", "ours", "reference", "control", "source"].map((each, i) => h("th", { scope: "col", class: i > 0 && i < 4 ? "number" : "" }, each)))),
    h("tbody", {}, rows.map((each) => h("tr", {}, h("th", { scope: "row" }, each.quantity, each.unit ? h("span", { class: "unit" }, ` (${each.unit})`) : null),
      h("td", { class: "number" }, number(each.ours)), h("td", { class: "number" }, String(each.reference)), h("td", { class: "number", title: each.shuffled }, number(each.control)), h("td", {}, each.source))))))];
}

export function summary(about) {
  const { manifest, ...all } = about.summaries;
  const parts = [];
  if (all.fit) {
    parts.push(...fit(all.fit));
  }
  if (all.training) {
    parts.push(...training(all.training));
  }
  if (all.network) {
    parts.push(...network(all.network));
  }
  for (const name of ["results", "population", "comparison"]) {
    if (all[name]) {
      parts.push(h("section", {}, h("h2", {}, name === "results" ? "Compared with the brain" : name), ...(name === "results" ? findings(all[name]) : plain(all[name]))));
    }
  }
  if (manifest) {
    parts.push(h("p", { class: "quiet" }, [manifest.command ?? manifest.arguments?.map((each) => each.split("/").at(-1)).slice(0, 2).join(" "), manifest.seconds ? `${number(manifest.seconds, 3)} s` : "", manifest.backend, manifest.threads ? `${manifest.threads} ${manifest.threads === 1 ? "thread" : "threads"}` : "", manifest.finished?.slice(0, 19).replace("T", " ")].filter(Boolean).join(" · ")));
  }
  return parts;
}
