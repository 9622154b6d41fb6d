// A table of traces over time: one plot per unit.
import { getFrame } from "../api.js";
import { h } from "../dom.js";
import { curves } from "../plots.js";

export async function traces(box, about) {
  const frame = await getFrame("/api/columns", { path: about.path ? `${about.path}/traces.csv` : "traces.csv" });
  const [time, ...rest] = [...frame.arrays.values()];
  const section = h("section", { id: "traces" }, h("h2", {}, "Traces"));
  box.append(section);
  for (const unit of new Set(rest.map((each) => each.unit))) {
    const group = rest.filter((each) => each.unit === unit);
    const place = h("figure");
    section.append(place);
    curves(place, { title: group.map((each) => each.name).join(", "), x: `time (${time.unit || "ms"})`, y: unit, sync: "time", names: group.map((each) => each.name) })
      .data([time.values, ...group.map((each) => each.values)]);
  }
}
