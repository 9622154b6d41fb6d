// What a network recorded: spikes as a raster, variables as traces.
import { get, getFrame } from "../api.js";
import { h } from "../dom.js";
import { curves } from "../plots.js";
import { raster } from "../raster.js";

const MOST_CURVES = 8;

function at(about, name) {
  return about.path ? `${about.path}/${name}` : name;
}

export async function recording(box, about) {
  const path = at(about, "recording.npz");
  const { arrays } = await get("/api/arrays", { path });
  const read = (name) => getFrame("/api/array", { path, name });
  const known = about.summaries.network?.populations ?? {};
  const section = h("section", { id: "recording" }, h("h2", {}, "Recording"));
  box.append(section);
  await spikes(section, about, arrays, read, known);
  const names = arrays.filter((name) => !/\.(spikes\.(cell|ms)|cells|dt_ms)$/.test(name));
  const places = h("div", { class: "grid2" });
  section.append(places);
  for (const name of names) {
    const place = h("figure");
    places.append(place);
    await variable(place, about, name, arrays, read);
  }
}

async function spikes(section, about, arrays, read, known) {
  const populations = [];
  let first = 0;
  for (const name of arrays.filter((each) => each.endsWith(".spikes.ms")).map((each) => each.slice(0, -".spikes.ms".length))) {
    const times = (await read(`${name}.spikes.ms`)).arrays.values().next().value.values;
    const ids = (await read(`${name}.spikes.cell`)).arrays.values().next().value.values;
    const cells = known[name]?.cells ?? ids.reduce((most, id) => Math.max(most, id + 1), 1);
    populations.push({ name, cells, first, times: times.subarray(0, ids.length), ids });
    first += cells;
  }
  if (populations.length === 0) {
    return;
  }
  const json = about.summaries.network;
  const last = populations.reduce((most, each) => Math.max(most, each.times.at(-1) ?? 0), 1);
  const place = h("figure", { id: "raster" });
  section.append(place);
  raster(place, populations, { endMs: json ? json.steps * json.dt_ms : last });
}

async function variable(place, about, name, arrays, read) {
  const frame = await read(name);
  const [rows, columns = 1] = frame.head.shape;
  const values = frame.arrays.values().next().value.values;
  const dt = arrays.includes(`${name}.dt_ms`) ? (await read(`${name}.dt_ms`)).arrays.values().next().value.values[0] : 1;
  const cells = arrays.includes(`${name}.cells`) ? [...(await read(`${name}.cells`)).arrays.values().next().value.values] : [];
  const count = Math.min(columns, MOST_CURVES);
  const told = about.summaries.network?.variables?.[name];
  const view = curves(place, {
    title: told?.variable ?? name, x: "time (ms)", y: told?.unit ?? "", sync: "time",
    names: Array.from({ length: count }, (_, c) => `cell ${cells[c] ?? c}`),
  });
  view.data([
    Float64Array.from({ length: rows }, (_, k) => k * dt),
    ...Array.from({ length: count }, (_, c) => Float32Array.from({ length: rows }, (_, k) => values[k * columns + c])),
  ]);
  view.note(columns > count ? `${count} of ${columns} cells` : "");
}
