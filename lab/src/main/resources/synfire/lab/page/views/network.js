// The network as a graph: populations are discs by number of cells, projections are arrows by number of synapses.
import { h, number, svg } from "../dom.js";

const SIZE = 460;
const ROUND = 150;

function places(populations) {
  const count = populations.length;
  const most = Math.max(...populations.map(([, each]) => each.cells), 1);
  return new Map(populations.map(([name, each], i) => {
    const angle = -Math.PI / 2 + (2 * Math.PI * i) / count + (count === 2 ? Math.PI / 2 : 0);
    const far = count === 1 ? 0 : count === 2 ? 110 : ROUND;
    const radius = 15 + 25 * Math.sqrt(each.cells / most) * (count > 12 ? 0.5 : 1);
    return [name, { x: SIZE / 2 + far * Math.cos(angle), y: SIZE / 2 + far * Math.sin(angle), r: radius, angle }];
  }));
}

/** An arrow from one disc to another, bent to the left; a loop for a population onto itself. */
function path(from, to) {
  if (from === to) {
    const [c, s] = [Math.cos(from.angle), Math.sin(from.angle)];
    const [x, y] = [from.x + from.r * c, from.y + from.r * s];
    const reach = 34;
    return `M${x - 7 * s},${y + 7 * c} C${x + reach * c - 26 * s},${y + reach * s + 26 * c} ${x + reach * c + 26 * s},${y + reach * s - 26 * c} ${x + 7 * s},${y - 7 * c}`;
  }
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const [ux, uy] = [dx / length, dy / length];
  const bend = 0.14 * length;
  const [mx, my] = [(from.x + to.x) / 2 + bend * uy, (from.y + to.y) / 2 - bend * ux];
  const edge = (disc, gap) => {
    const away = Math.hypot(mx - disc.x, my - disc.y);
    return [disc.x + ((mx - disc.x) / away) * (disc.r + gap), disc.y + ((my - disc.y) / away) * (disc.r + gap)];
  };
  const [a, b] = [edge(from, 1), edge(to, 6)];
  return `M${a[0]},${a[1]} Q${mx},${my} ${b[0]},${b[1]}`;
}

function marker(id, ink) {
  return svg("marker", { id, viewBox: "0 0 8 8", refX: 5, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto-start-reverse" },
    svg("path", { d: "M0,0 L8,4 L0,8 z", fill: ink }));
}

function graph(populations, projections) {
  const spots = places(populations);
  const most = Math.max(...projections.map(([, each]) => each.synapses ?? 0), 1);
  const tall = populations.length <= 2 ? 190 : SIZE;
  const drawing = svg("svg", { class: "graph", viewBox: `0 ${(SIZE - tall) / 2} ${SIZE} ${tall}`, width: SIZE, role: "img", "aria-label": `Network of ${populations.length} populations and ${projections.length} projections` },
    svg("defs", {}, marker("head-more", "var(--blue)"), marker("head-less", "var(--vermilion)")));
  for (const [name, each] of projections) {
    const [from, to] = [spots.get(each.source), spots.get(each.target)];
    if (from && to) {
      const less = (each.weight_mean ?? 0) < 0;
      const line = svg("path", { class: "edge", d: path(from, to), stroke: less ? "var(--vermilion)" : "var(--blue)", "stroke-width": 0.8 + 3.4 * Math.sqrt((each.synapses ?? 0) / most), "marker-end": `url(#head-${less ? "less" : "more"})`, tabindex: 0 });
      const title = svg("title");
      title.textContent = `${name}: ${each.source} to ${each.target}, ${number(each.synapses)} synapses, mean weight ${number(each.weight_mean, 3)}`;
      line.append(title);
      drawing.append(line);
    }
  }
  for (const [name, each] of populations) {
    const { x, y, r } = spots.get(name);
    const title = svg("title");
    title.textContent = `${name}: ${number(each.cells)} cells of ${each.model}${each.rate_hz === undefined ? "" : `, ${number(each.rate_hz, 3)} Hz`}`;
    const label = svg("text", { x, y: y + 4, "text-anchor": "middle" });
    label.textContent = name;
    const under = svg("text", { class: "soft", x, y: y + r + 13, "text-anchor": "middle" });
    under.textContent = each.rate_hz === undefined ? number(each.cells) : `${number(each.rate_hz, 3)} Hz`;
    drawing.append(svg("circle", { class: "cells", cx: x, cy: y, r }, title), label, under);
  }
  return drawing;
}

export function network(box, json) {
  const populations = Object.entries(json.populations ?? {});
  const projections = Object.entries(json.projections ?? {});
  const rows = populations.map(([name, each]) => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, each.model), h("td", { class: "number" }, number(each.cells)), h("td", { class: "number" }, number(each.rate_hz, 3)), h("td", { class: "number" }, number(each.cv, 3))));
  const joins = projections.map(([name, each]) => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, each.source ? `${each.source} → ${each.target}` : ""), h("td", { class: "number" }, number(each.synapses)), h("td", { class: "number" }, number(each.weight_mean, 3)), h("td", { class: "number" }, number(each.weight_sd, 2))));
  const head = (names) => h("thead", {}, h("tr", {}, names.map((each, i) => h("th", { scope: "col", class: i > 1 ? "number" : "" }, each))));
  const drawn = projections.some(([, each]) => each.source) && populations.length <= 60;
  box.append(h("section", { id: "network" }, h("h2", {}, "Network"), h("div", { class: "grid2" },
    drawn ? h("figure", {}, graph(populations, projections)) : null,
    h("div", {}, h("div", { class: "table" }, h("table", {}, head(["population", "model", "cells", "rate (Hz)", "CV"]), h("tbody", {}, rows))),
      h("div", { class: "table" }, h("table", {}, head(["projection", "", "synapses", "mean weight", "SD"]), h("tbody", {}, joins)))))));
}
