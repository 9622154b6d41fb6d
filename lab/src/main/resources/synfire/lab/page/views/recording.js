// What a network recorded: spikes as a raster, variables as traces; drawn again while the network runs.
import { get, getFrame } from "../api.js";
import { h, put } from "../dom.js";
import { curves } from "../plots.js";
import { raster } from "../raster.js";

const EVERY = 2000;

/** Draws the recording of a folder; gives back what ends that. */
export async function recording(box, about) {
  const complaint = h("div");
  const figure = h("figure", { id: "raster", hidden: true });
  const places = h("div", { class: "grid2" });
  const section = h("section", { id: "recording", hidden: true }, h("h2", {}, "Recording"), complaint, figure, places);
  box.append(section);
  const running = about.state === "running";
  const views = new Map();
  let bytes = -1;
  let timer = 0;
  let ended = false;
  const draw = async () => {
    const told = await get("/api/recording", { path: about.path });
    if (told.source === "" || told.bytes === bytes) {
      return;
    }
    bytes = told.bytes;
    section.hidden = false;
    section.dataset.source = told.source;
    await spikes(figure, about, told, views);
    for (const each of told.variables) {
      await variable(places, about, each, views);
    }
  };
  const again = async () => {
    try {
      await draw();
      put(complaint, null);
    } catch (problem) {
      // While it is written, a file may be seen half-way: the next look shows it.
      if (!running && !ended) {
        section.hidden = false;
        put(complaint, h("p", { class: "notice bad" }, problem.message));
      }
    }
    if (running && !ended) {
      timer = setTimeout(again, EVERY);
    }
  };
  await again();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

async function spikes(figure, about, told, views) {
  const known = about.summaries.network;
  const populations = [];
  let first = 0;
  for (const { population: name, cells: stated } of told.spikes) {
    const { arrays } = await getFrame("/api/recording/spikes", { path: about.path, population: name });
    const ids = arrays.get("cell").values;
    const cells = stated ?? known?.populations?.[name]?.cells ?? ids.reduce((most, id) => Math.max(most, id + 1), 1);
    populations.push({ name, cells, first, times: arrays.get("time").values, ids });
    first += cells;
  }
  if (populations.length === 0) {
    return;
  }
  figure.hidden = false;
  const last = populations.reduce((most, each) => Math.max(most, each.times.at(-1) ?? 0), 1);
  const endMs = known ? known.steps * known.dt_ms : last;
  if (views.has("spikes")) {
    views.get("spikes").grow(populations, endMs);
  } else {
    views.set("spikes", raster(figure, populations, { endMs }));
  }
}

async function variable(places, about, told, views) {
  const { head, arrays } = await getFrame("/api/recording/values", { path: about.path, name: told.name });
  const [time, ...columns] = [...arrays.values()];
  const stated = about.summaries.network?.variables?.[told.name];
  if (!views.has(told.name)) {
    const place = h("figure", { "data-variable": told.name });
    places.append(place);
    views.set(told.name, curves(place, {
      title: stated?.variable ?? told.label, x: "time (ms)", y: stated?.unit ?? told.unit, sync: "time",
      names: columns.map((each) => each.name),
    }));
  }
  const view = views.get(told.name);
  view.data([time.values, ...columns.map((each) => each.values)], true);
  view.note([
    head.columns > columns.length ? `${columns.length} of ${head.columns} cells` : "",
    head.every > 1 ? `one row of ${head.every}` : "",
  ].filter(Boolean).join(", "));
}
