// Spikes as marks: each spike adds to the pixels that it covers, so that a raster of any size is a picture of density
// when all of it is seen, and single marks when it is seen closely. One pass over the spikes in sight a frame.
import { colour, field } from "./plots.js";

const FAINT = 0.72;
const LEVELS = 256;

/** The first index whose time is not below `time`. */
function from(times, time) {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] < time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function rgb(text) {
  const value = parseInt(text.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Colours by the number of spikes in a pixel, from the paper to the ink of a population. */
function shades(ink, paper) {
  const [r, g, b] = rgb(ink);
  const [pr, pg, pb] = rgb(paper);
  return Uint32Array.from({ length: LEVELS }, (_, n) => {
    const a = n === 0 ? 0 : 1 - (1 - FAINT) * Math.exp(-(n - 1) / 3);
    const mix = (x, p) => Math.round(p + (x - p) * a);
    return (255 << 24) | (mix(b, pb) << 16) | (mix(g, pg) << 8) | mix(r, pr);
  });
}

/**
 * populations: [{ name, cells, first (row), times (ms, rising), ids }]
 */
export function raster(place, populations, options) {
  let counts = new Uint8Array(0);
  let image = null;
  const paint = (context, u, box) => {
    const begun = performance.now();
    const width = Math.round(box.width);
    const height = Math.round(box.height);
    if (width < 2 || height < 2) {
      return;
    }
    if (!image || image.width !== width || image.height !== height) {
      image = context.createImageData(width, height);
      counts = new Uint8Array(width * height);
    }
    const pixels = new Uint32Array(image.data.buffer);
    const paper = colour("paper");
    pixels.fill(shades(paper, paper)[0]);
    const { min: t0, max: t1 } = u.scales.x;
    const { min: y0, max: y1 } = u.scales.y;
    const perMs = width / (t1 - t0);
    const perRow = height / (y1 - y0);
    const tall = Math.max(1, Math.floor(perRow * 0.8));
    const wide = perRow > 6 ? 2 : 1;
    let seen = 0;
    populations.forEach((population, index) => {
      counts.fill(0);
      const { times, ids, first } = population;
      const end = from(times, t1);
      for (let k = from(times, t0); k < end; k++) {
        const top = Math.floor((y1 - (first + ids[k] + 1)) * perRow);
        if (top + tall <= 0 || top >= height) {
          continue;
        }
        seen++;
        const left = Math.floor((times[k] - t0) * perMs);
        const right = Math.min(width, left + wide);
        const bottom = Math.min(height, top + tall);
        for (let y = Math.max(0, top); y < bottom; y++) {
          for (let x = left; x < right; x++) {
            const at = y * width + x;
            if (counts[at] < 255) {
              counts[at]++;
            }
          }
        }
      }
      const shade = shades(colour(populations.length === 1 ? "ink" : index), paper);
      for (let at = 0; at < counts.length; at++) {
        if (counts[at] !== 0) {
          pixels[at] = shade[counts[at]];
        }
      }
    });
    context.putImageData(image, Math.round(box.left), Math.round(box.top));
    place.dataset.seen = String(seen);
    place.dataset.paint = (performance.now() - begun).toFixed(2);
  };
  const view = field(place, {
    title: options.title ?? "Spikes",
    x: "time (ms)",
    y: "cell",
    xs: [options.startMs ?? 0, options.endMs],
    ys: [0, cells(populations)],
    height: options.height ?? 380,
    paint,
  });
  const told = () => view.note(`${count(populations.reduce((sum, each) => sum + each.times.length, 0))} spikes of ${count(cells(populations))} cells${legend(populations)}`);
  told();
  /** More spikes of a run that goes on; a view of the whole stays one. */
  view.grow = (more, endMs) => {
    populations = more;
    view.extend([options.startMs ?? 0, endMs], [0, cells(populations)]);
    told();
  };
  return view;
}

function cells(populations) {
  return populations.reduce((sum, each) => sum + each.cells, 0);
}

function count(number) {
  return number.toLocaleString("en-US");
}

function legend(populations) {
  return populations.length === 1 ? "" : ` (${populations.map((each) => each.name).join(", ")})`;
}
