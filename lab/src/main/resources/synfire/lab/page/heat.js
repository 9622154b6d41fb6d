// A matrix as colours: rows are sources, columns are targets; blue above zero, red below.
import { colour, field } from "./plots.js";

function rgb(text) {
  const value = parseInt(text.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** values: row-major, shape [rows, columns] */
export function heat(place, values, [rows, columns], options) {
  let largest = 0;
  let some = 0;
  for (const value of values) {
    largest = Math.max(largest, Math.abs(value));
    some += value !== 0 ? 1 : 0;
  }
  const sheet = document.createElement("canvas");
  sheet.width = columns;
  sheet.height = rows;
  let painted = "";
  const colourAll = () => {
    const paper = colour("paper");
    if (painted === paper) {
      return;
    }
    painted = paper;
    const [p, more, less] = [rgb(paper), rgb(colour("blue")), rgb(colour("vermilion"))];
    const context = sheet.getContext("2d");
    const image = context.createImageData(columns, rows);
    for (let i = 0; i < values.length; i++) {
      const share = largest === 0 ? 0 : Math.sqrt(Math.abs(values[i]) / largest);
      const ink = values[i] < 0 ? less : more;
      for (let c = 0; c < 3; c++) {
        image.data[4 * i + c] = p[c] + (ink[c] - p[c]) * share;
      }
      image.data[4 * i + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  };
  const view = field(place, {
    title: options.title,
    x: options.x ?? "target",
    y: options.y ?? "source",
    xs: [0, columns],
    ys: [0, rows],
    height: options.height ?? 340,
    paint: (context, u, box) => {
      colourAll();
      const { min: x0, max: x1 } = u.scales.x;
      const { min: y0, max: y1 } = u.scales.y;
      context.save();
      context.beginPath();
      context.rect(box.left, box.top, box.width, box.height);
      context.clip();
      context.imageSmoothingEnabled = columns / (x1 - x0) < 1.5 && columns > box.width;
      context.translate(box.left, box.top + box.height);
      context.scale(1, -1);
      const perX = box.width / (x1 - x0);
      const perY = box.height / (y1 - y0);
      context.drawImage(sheet, -x0 * perX, -y0 * perY, columns * perX, rows * perY);
      context.restore();
    },
  });
  view.note(`${rows} × ${columns}, ${Math.round((100 * some) / Math.max(1, values.length))} % not zero, up to ${Number(largest.toPrecision(3))} in size`);
  return view;
}
