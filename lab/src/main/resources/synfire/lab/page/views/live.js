// The curves of a run, drawn as its files grow.
import { duration, h, number, put } from "../dom.js";
import { curves } from "../plots.js";

const WAIT = 120;

/** Follows a run; gives back what ends that. */
export function live(box, about, changed) {
  const section = h("section", { id: "progress" }, h("h2", {}, "Progress"));
  const keys = h("dl", { class: "keys" });
  const meter = h("i");
  const bar = h("div", { class: "meter", role: "progressbar", "aria-label": "Progress", hidden: true }, meter);
  const plots = h("div", { class: "grid2" });
  section.append(bar, keys, plots);
  const lines = { progress: [], metrics: [] };
  const source = new EventSource(`/api/follow?${new URLSearchParams({ path: about.path })}`);
  let running = about.state === "running";
  let views = null;
  let timer = 0;
  const draw = () => {
    timer = 0;
    const kind = kindOf(lines);
    if (!kind) {
      return;
    }
    if (!section.isConnected) {
      box.append(section);
    }
    views ??= kind.make(plots);
    kind.draw(views, lines);
    put(keys, kind.keys(lines).map(([name, value, unit]) => h("div", {}, h("dt", {}, name), h("dd", {}, value, unit ? h("small", {}, ` ${unit}`) : null))));
    const share = kind.share(lines);
    bar.hidden = share === null || !running;
    meter.style.width = `${100 * (share ?? 0)}%`;
    bar.setAttribute("aria-valuenow", Math.round(100 * (share ?? 0)));
    section.dataset.lines = String(lines.progress.length + lines.metrics.length);
  };
  source.addEventListener("lines", (event) => {
    const news = JSON.parse(event.data);
    if (news.anew) {
      lines[news.file] = [];
    }
    for (const line of news.lines) {
      lines[news.file].push(line);
    }
    timer ||= setTimeout(draw, WAIT);
  });
  source.addEventListener("state", (event) => {
    const { state } = JSON.parse(event.data);
    running = state === "running";
    timer ||= setTimeout(draw, WAIT);
    changed(state);
  });
  source.addEventListener("open", () => {
    lines.progress = [];
    lines.metrics = [];
  });
  return () => {
    source.close();
    clearTimeout(timer);
  };
}

function kindOf(lines) {
  const some = lines.progress[0] ?? lines.metrics[0];
  if (!some) {
    return null;
  }
  return lines.metrics.length > 0 || "trials_per_second" in some ? TRAINING : "step" in some ? NETWORK : "evaluations" in some ? FIT : OTHER;
}

const TRAINING = {
  make: (place) => {
    const [a, b, c] = [h("figure"), h("figure"), h("figure")];
    place.append(a, b, c);
    return {
      loss: curves(a, { title: "Loss", x: "batch", y: "loss", names: ["training", "held out"], colours: ["grey", "vermilion"], widths: [1, 2] }),
      accuracy: curves(b, { title: "Accuracy", x: "batch", y: "share of trials", names: ["training", "held out"], colours: ["grey", "blue"], widths: [1, 2] }),
      gradient: curves(c, { title: "Gradient", x: "batch", y: "norm", log: true, names: ["norm"], colours: ["green"], legend: false }),
    };
  },
  draw: (views, { metrics }) => {
    const rows = new Map();
    for (const line of metrics) {
      rows.set(line.batch, { ...rows.get(line.batch), ...line });
    }
    const all = [...rows.values()].sort((a, b) => a.batch - b.batch);
    const column = (name) => all.map((row) => row[name] ?? null);
    const x = column("batch");
    views.loss.data([x, column("loss"), column("held_out_loss")]);
    views.accuracy.data([x, column("accuracy"), column("held_out_accuracy")]);
    views.gradient.data([x, column("gradient").map((value) => (value > 0 ? value : null))]);
  },
  keys: ({ progress, metrics }) => {
    const last = progress.at(-1);
    const held = metrics.findLast((line) => line.held_out_accuracy !== undefined);
    const trained = metrics.findLast((line) => line.loss !== undefined);
    const pace = last && last.batch > 1 ? (last.seconds - (progress[0]?.seconds ?? 0)) / Math.max(1, progress.length - 1) : NaN;
    return [
      ["batch", number(trained?.batch ?? last?.batch), last?.of ? `of at most ${number(last.of)}` : ""],
      ["loss", number(trained?.loss, 3)],
      ["held-out accuracy", held ? `${(100 * held.held_out_accuracy).toFixed(1)} %` : "–"],
      ["speed", last?.trials_per_second ? number(last.trials_per_second, 3) : "–", "trials/s"],
      ["a batch takes", duration(pace)],
    ];
  },
  share: ({ progress }) => (progress.at(-1)?.of ? progress.at(-1).batch / progress.at(-1).of : null),
};

const FIT = {
  make: (place) => {
    const [a, b] = [h("figure"), h("figure")];
    place.append(a, b);
    return { places: [a, b], stages: "" };
  },
  draw: (views, { progress }) => {
    const stages = [...new Set(progress.map((line) => line.stage))];
    if (views.stages !== stages.join()) {
      views.stages = stages.join();
      views.places.forEach((place) => place.replaceChildren());
      const positive = progress.every((line) => line.loss === null || line.loss > 0);
      views.loss = curves(views.places[0], { title: "Lowest loss so far", x: "evaluations", y: "loss", log: positive, names: stages, legend: true });
      views.lanes = curves(views.places[1], { title: "Points in a batch", x: "seconds of the stage", y: "points", names: stages, legend: true });
    }
    views.loss.data(joined(progress, stages, "evaluations", "loss"));
    views.lanes.data(joined(progress, stages, "seconds", "lanes"));
  },
  keys: ({ progress }) => {
    const last = progress.at(-1);
    const total = new Map(progress.map((line) => [line.stage, line]));
    const seconds = [...total.values()].reduce((sum, line) => sum + line.seconds, 0);
    const evaluations = [...total.values()].reduce((sum, line) => sum + line.evaluations, 0);
    return [
      ["stage", last.stage], ["lowest loss", number(last.loss, 5)], ["evaluations", number(evaluations)],
      ["evaluations per second", number(evaluations / Math.max(seconds, 1e-3), 3)], ["time", duration(seconds)],
    ];
  },
  share: () => null,
};

/** Lines of several stages over one x: each stage is a column. */
function joined(lines, stages, x, y) {
  const sorted = [...lines].sort((a, b) => a[x] - b[x]);
  return [sorted.map((line) => line[x]), ...stages.map((stage) => sorted.map((line) => (line.stage === stage ? line[y] : null)))];
}

const NETWORK = {
  make: (place) => ({ place }),
  draw: (views, { progress }) => {
    if (progress.length < 4) {
      return;
    }
    if (!views.speed) {
      const figure = h("figure");
      views.place.append(figure);
      views.speed = curves(figure, { title: "Steps", x: "seconds", y: "steps", names: ["done"], legend: false });
    }
    views.speed.data([progress.map((line) => line.seconds), progress.map((line) => line.step)]);
  },
  keys: ({ progress }) => {
    const last = progress.at(-1);
    const rate = last.step / Math.max(last.seconds, 1e-3);
    return [["step", number(last.step), `of ${number(last.of)}`], ["time", duration(last.seconds)], ["steps per second", number(rate, 3)],
      ["left", last.step < last.of ? duration((last.of - last.step) / rate) : "none"]];
  },
  share: ({ progress }) => progress.at(-1).step / progress.at(-1).of,
};

/** Lines that no command of today writes: their numbers. */
const OTHER = {
  make: () => ({}),
  draw: () => {},
  keys: ({ progress }) => Object.entries(progress.at(-1)).filter(([, value]) => typeof value !== "object").slice(0, 8).map(([name, value]) => [name, typeof value === "number" ? number(value) : String(value)]),
  share: () => null,
};
