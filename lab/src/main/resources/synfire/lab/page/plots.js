// Curves and fields of pixels, by uPlot: axes, zoom by wheel, box and keys, light and dark paper.
import uPlot from "./vendor/uplot.js";
import { h, powers } from "./dom.js";

const CYCLE = ["blue", "vermilion", "green", "purple", "orange", "sky", "ink", "yellow"];
const STEP = 1.18;
const FLOOR = 1e-12;
const FONT = '12px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif';
const all = new Set();

/** A colour of the page, by name or number. */
export function colour(name) {
  const key = typeof name === "number" ? CYCLE[name % CYCLE.length] : name;
  return getComputedStyle(document.documentElement).getPropertyValue(`--${key}`).trim();
}

/** Draws all again, in the colours of now. */
export function repaint() {
  for (const plot of all) {
    if (plot.root.isConnected) {
      plot.redraw(false, true);
    }
  }
}

function axis(label, more) {
  return {
    label,
    labelSize: 22,
    labelFont: FONT,
    labelGap: 0,
    font: FONT,
    size: 46,
    gap: 4,
    stroke: () => colour("ink"),
    grid: { stroke: () => colour("mist"), width: 1 },
    ticks: { stroke: () => colour("grey"), width: 1, size: 4 },
    ...more,
  };
}

function clamped(low, high, least, most) {
  const width = Math.min(high - low, most - least);
  const from = Math.min(Math.max(low, least), most - width);
  return [from, from + width];
}

/** Zoom: the wheel (with Shift: the upright axis), a box, and keys. `bounds` gives the whole of each axis. */
function zooming(bounds, upright) {
  const ranges = {};
  let asked = 0;
  const apply = (u) => {
    if (!asked) {
      asked = requestAnimationFrame(() => {
        asked = 0;
        u.batch(() => Object.entries(ranges).forEach(([key, [min, max]]) => u.setScale(key, { min, max })));
        for (const key of Object.keys(ranges)) {
          delete ranges[key];
        }
      });
    }
  };
  const now = (u, key) => ranges[key] ?? [u.scales[key].min, u.scales[key].max];
  const change = (u, key, centre, factor, shift) => {
    const [low, high] = now(u, key);
    const [least, most] = bounds(key, u);
    const middle = low + (high - low) * centre;
    const width = Math.max((high - low) * factor, (most - least) * 1e-6);
    const start = middle - width * centre + (high - low) * shift;
    ranges[key] = clamped(start, start + width, least, most);
    apply(u);
  };
  const reset = (u) => {
    for (const key of upright ? ["x", "y"] : ["x"]) {
      ranges[key] = bounds(key, u);
    }
    apply(u);
  };
  const KEYS = {
    ArrowLeft: ["x", 1, -0.15], ArrowRight: ["x", 1, 0.15], ArrowUp: ["y", 1, 0.15], ArrowDown: ["y", 1, -0.15],
    "+": ["x", 1 / STEP ** 2, 0], "=": ["x", 1 / STEP ** 2, 0], "-": ["x", STEP ** 2, 0],
  };
  return {
    hooks: {
      ready: (u) => {
        const box = u.over;
        box.addEventListener("wheel", (event) => {
          event.preventDefault();
          const rect = box.getBoundingClientRect();
          const tall = upright && event.shiftKey;
          const delta = event.deltaY || event.deltaX;
          const centre = tall ? 1 - (event.clientY - rect.top) / rect.height : (event.clientX - rect.left) / rect.width;
          change(u, tall ? "y" : "x", centre, delta > 0 ? STEP : 1 / STEP, 0);
        }, { passive: false });
        box.addEventListener("dblclick", () => reset(u));
        u.root.parentElement.addEventListener("keydown", (event) => {
          const act = KEYS[event.key];
          if (event.key === "0") {
            reset(u);
          } else if (act && (act[0] === "x" || upright)) {
            change(u, act[0], 0.5, act[1], act[2]);
          } else {
            return;
          }
          event.preventDefault();
        });
      },
    },
    reset,
  };
}

function sized(place, options, data) {
  const width = () => Math.max(240, place.clientWidth);
  const plot = new uPlot({ ...options, width: width() }, data, place);
  all.add(plot);
  const observer = new ResizeObserver(() => {
    if (!place.isConnected) {
      observer.disconnect();
      all.delete(plot);
      plot.destroy();
    } else if (width() !== plot.width) {
      plot.setSize({ width: width(), height: options.height });
    }
  });
  observer.observe(place);
  return plot;
}

function framed(place, title, reset) {
  const box = h("div", { class: "plot", tabindex: "0", role: "img", "aria-label": `${title}. Keys: arrows move, plus and minus zoom, 0 shows all.` });
  place.classList.add("chart");
  place.append(
    h("h3", {}, title, h("span", { class: "note" })),
    h("div", { class: "tools" }, h("button", { type: "button", onclick: () => reset(), title: "Show all (double click, or 0)" }, "All")),
    box,
  );
  return { box, note: place.querySelector(".note") };
}

/**
 * Curves over one axis.
 *
 * options: title, x (label), y (label), log, height, names (of the curves), colours, points, range, legend, paint(u)
 */
export function curves(place, options) {
  const names = options.names;
  const zoom = zooming((_, u) => {
    const x = u.data[0];
    return x.length ? [x[0], Math.max(x[x.length - 1], x[0] + 1e-9)] : [0, 1];
  }, false);
  const { box, note } = framed(place, options.title, () => zoom.reset(plot));
  const plot = sized(box, {
    height: options.height ?? 220,
    padding: [8, 16, 0, 0],
    legend: { show: options.legend ?? names.length > 1, live: true },
    cursor: { drag: { x: true, y: false }, points: { size: 6 }, ...(options.sync ? { sync: { key: options.sync } } : {}) },
    scales: { x: { time: false }, y: { distr: options.log ? 3 : 1, ...(options.range ? { range: options.range } : {}) } },
    axes: [axis(options.x, { size: 34 }), axis(options.y, { size: 58, ...(options.log ? { splits: decades, filter: (_, all) => all, values: (_, values) => values.map(power) } : { values: ticks }) })],
    series: [
      { label: options.x, value: (_, v) => short(v) },
      ...names.map((label, i) => ({
        label,
        stroke: () => colour(options.colours?.[i] ?? i),
        width: options.widths?.[i] ?? 1.4,
        points: { show: options.points?.[i] ?? false, size: 5 },
        spanGaps: true,
        value: (_, v) => short(v),
      })),
    ],
    plugins: [zoom, ...(options.paint ? [{ hooks: { draw: options.paint } }] : [])],
  }, [[], ...names.map(() => [])]);
  return {
    plot,
    note: (text) => (note.textContent = text ? ` ${text}` : ""),
    /** New data; `keep` leaves a part that is looked at as it is. */
    data: (columns, keep) => {
      const x = plot.data[0];
      const part = keep && x.length > 0 && (plot.scales.x.min > x[0] || plot.scales.x.max < x[x.length - 1]);
      plot.setData(options.log ? [columns[0], ...columns.slice(1).map(floored)] : columns, !part);
      if (part) {
        plot.redraw();
      }
    },
  };
}

/** Values for a logarithmic axis, which ends at FLOOR: fits without noise go below, as far as rounding goes. */
function floored(values) {
  return Array.from(values, (value) => (value === null || Number.isNaN(value) ? null : Math.max(value, FLOOR)));
}

/** A tick of an axis: short, and without the noise of floating point. */
function ticks(_, values) {
  return values.map((value) => short(value));
}

/** Powers of ten from the lowest to the highest, not more than a handful. */
function decades(_, __, low, high) {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const step = Math.max(1, Math.ceil((last - first) / 6));
  const found = [];
  for (let k = first; k <= last; k += step) {
    found.push(10 ** k);
  }
  return found.length > 1 ? found : [low, high];
}

function power(value) {
  return value >= 1e-3 && value < 1e5 ? String(Number(value.toPrecision(3))) : powers(value.toExponential(1));
}

function short(value) {
  if (value === null || value === undefined) {
    return "–";
  }
  const size = Math.abs(value);
  return size !== 0 && (size >= 1e5 || size < 1e-3) ? powers(value.toExponential(3)) : String(Number(value.toPrecision(5)));
}

/**
 * A field that is painted pixel by pixel.
 *
 * options: title, x, y (labels), xs, ys (whole ranges), height, paint(context, u, {left, top, width, height})
 */
export function field(place, options) {
  const bounds = (key) => (key === "x" ? options.xs : options.ys);
  const zoom = zooming(bounds, true);
  const { box, note } = framed(place, options.title, () => zoom.reset(plot));
  const plot = sized(box, {
    height: options.height ?? 320,
    padding: [8, 16, 0, 0],
    legend: { show: false },
    cursor: { drag: { x: true, y: true, uni: 24 }, points: { show: false } },
    scales: { x: { time: false, range: (_, a, b) => [a, b] }, y: { range: (_, a, b) => [a, b] } },
    axes: [
      axis(options.x, { size: 34, grid: { show: false }, values: ticks }),
      axis(options.y, { size: 58, grid: { show: false }, values: ticks }),
    ],
    series: [{}, { paths: () => null, points: { show: false } }],
    plugins: [zoom, { hooks: { draw: (u) => options.paint(u.ctx, u, u.bbox) } }],
  }, [options.xs, options.ys]);
  plot.batch(() => {
    plot.setScale("x", { min: options.xs[0], max: options.xs[1] });
    plot.setScale("y", { min: options.ys[0], max: options.ys[1] });
  });
  return {
    plot,
    note: (text) => (note.textContent = text ? ` ${text}` : ""),
    /** Other whole ranges; an axis that was seen whole is seen so again. */
    extend: (xs, ys) => {
      const whole = (key) => plot.scales[key].min <= bounds(key)[0] && plot.scales[key].max >= bounds(key)[1];
      const follow = ["x", "y"].filter(whole);
      Object.assign(options, { xs, ys });
      plot.batch(() => follow.forEach((key) => plot.setScale(key, { min: bounds(key)[0], max: bounds(key)[1] })));
      plot.redraw(false);
    },
  };
}
