// A model of the catalogue under sliders: it runs at once whenever one is moved.
import { get, postFrame } from "../api.js";
import { h, number, put, toast } from "../dom.js";
import { curves } from "../plots.js";
import { slider } from "../slider.js";

const SHAPES = ["step", "ramp", "sine", "pulses", "noise"];

function list(catalogue, chosen) {
  const group = (title, models) => [h("h2", {}, title), h("ul", {}, models.map((each) =>
    h("li", {}, h("a", { href: `#/models/${encodeURIComponent(each.name)}`, title: each.summary, ...(each.name === chosen ? { "aria-current": "page" } : {}) }, each.name))))];
  return h("nav", { class: "models", "aria-label": "Models" }, group("Cells", catalogue.cells), group("Populations and others", catalogue.masses));
}

export async function models(box, chosen) {
  const name = chosen || "hh-traub";
  const [catalogue, model] = await Promise.all([get("/api/models"), get("/api/model", { name })]);
  const plots = h("div", { id: "plots" });
  const status = h("p", { class: "status", role: "status" });
  const notice = h("p", { class: "notice bad", hidden: true });
  const panel = h("form", { class: "sliders", "aria-label": "Parameters", onsubmit: (event) => event.preventDefault() });
  const desk = makeDesk(model, name, plots, status, notice);
  put(panel, stimulusFields(model, desk), parameterFields(model, desk), variableChecks(model, desk));
  put(box, h("div", { class: "desk" }, list(catalogue, name),
    h("div", {}, h("h1", {}, model.name), h("p", { class: "subtitle" }, model.summary), status, notice, plots, about(model)), panel));
  desk.draw();
  await desk.run(performance.now());
  document.querySelector(".models [aria-current]")?.scrollIntoView({ block: "nearest" });
}

/** Keeps what is asked for, and runs the newest of it: while one run is under way, only the last change waits. */
function makeDesk(model, name, plots, status, notice) {
  const asked = {
    model: name, values: {}, seed: 1, duration_ms: model.duration_ms, dt_ms: model.dt_ms,
    stimulus: { input: model.stimulus.input, shape: "step", base: 0, level: model.stimulus.level, start_ms: 0.1 * model.duration_ms, length_ms: 0.8 * model.duration_ms, hertz: 20 },
  };
  const shown = new Set(first(model));
  let views = [];
  let busy = false;
  let waiting = null;
  const draw = () => {
    plots.replaceChildren();
    views = groups(model, shown).map(([title, unit, names, height]) => {
      const place = h("figure");
      plots.append(place);
      return { names, view: curves(place, { title, x: "time (ms)", y: unit, names: names.map((each) => each.replace(/^input /, "")), height, sync: "model", legend: names.length > 1, colours: names[0]?.startsWith("input ") ? ["grey"] : undefined }) };
    });
  };
  const run = async (moved) => {
    if (busy) {
      waiting = moved;
      return;
    }
    busy = true;
    try {
      const frame = await postFrame("/api/simulate", asked);
      const { steps, dt_ms: dt } = frame.head;
      const time = Float64Array.from({ length: steps }, (_, k) => k * dt);
      for (const { names, view } of views) {
        view.data([time, ...names.map((each) => frame.arrays.get(each)?.values ?? new Float32Array(steps))]);
      }
      notice.hidden = !frame.head.diverged;
      notice.textContent = frame.head.diverged ? `${frame.head.diverged}. Shorten the time step, or move the parameters back.` : "";
      await drawn();
      performance.measure("slider-to-trace", { start: moved, end: performance.now() });
      tell(frame, performance.now() - moved);
    } catch (problem) {
      notice.hidden = false;
      notice.textContent = problem.message;
    } finally {
      busy = false;
    }
    if (waiting !== null) {
      const next = waiting;
      waiting = null;
      run(next);
    }
  };
  const tell = (frame, milliseconds) => {
    const spikes = frame.arrays.get("spikes")?.values;
    const length = asked.stimulus.length_ms;
    put(status,
      spikes ? h("span", {}, h("b", {}, String(spikes.length)), spikes.length === 1 ? " spike" : " spikes", spikes.length > 1 ? `, ${number((1000 * spikes.length) / length, 3)} Hz during the stimulus` : "") : null,
      h("span", {}, `${number(frame.head.steps)} steps in `, h("b", {}, `${frame.head.compute_ms.toFixed(1)} ms`)),
      h("span", {}, "drawn after ", h("b", { id: "latency" }, `${milliseconds.toFixed(0)} ms`)));
  };
  return { asked, shown, draw, run };
}

/** After the next frame has been drawn. */
function drawn() {
  return new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  }));
}

/** What is seen at first: potentials, or else the first variables. */
function first(model) {
  const potentials = model.state.filter((each) => each.potential).map((each) => each.name);
  return (potentials.length ? potentials.slice(0, 2) : model.state.slice(0, 3).map((each) => each.name));
}

/** One plot per unit, potentials first, the input last: [title, unit, names, height]. */
function groups(model, shown) {
  const states = model.state.filter((each) => shown.has(each.name)).sort((a, b) => b.potential - a.potential);
  const units = [...new Set(states.map((each) => each.unit))];
  const all = units.map((unit) => {
    const names = states.filter((each) => each.unit === unit);
    const title = names.length === 1 ? `${names[0].name}${names[0].meaning ? `, ${names[0].meaning}` : ""}` : names.map((each) => each.name).join(", ");
    return [title, unit, names.map((each) => each.name), names[0].potential || units.length === 1 ? 300 : 190];
  });
  const input = model.inputs.find((each) => each.name === model.stimulus.input);
  return input ? [...all, [`${input.name}${input.meaning ? `, ${input.meaning}` : ""}`, input.unit, [`input ${input.name}`], 130]] : all;
}

function stimulusFields(model, desk) {
  const { asked } = desk;
  const stimulus = asked.stimulus;
  const input = model.inputs.find((each) => each.name === stimulus.input);
  const move = (set) => (value, moved) => {
    set(value);
    desk.run(moved);
  };
  const shape = h("select", { "aria-label": "Form of the stimulus", onchange: (event) => {
    stimulus.shape = shape.value;
    desk.run(event.timeStamp);
  } }, SHAPES.map((each) => h("option", { value: each }, each)));
  const most = model.stimulus.most;
  const duration = model.duration_ms;
  return h("fieldset", {}, h("legend", {}, "Stimulus"),
    input ? [
      h("div", { class: "row" }, shape),
      slider({ name: "level", meaning: input.name, unit: input.unit, low: -most / 4, high: most, value: stimulus.level }, move((value) => (stimulus.level = value))),
      slider({ name: "baseline", unit: input.unit, low: -most / 2, high: most / 2, value: 0 }, move((value) => (stimulus.base = value))),
      slider({ name: "length", unit: "ms", low: duration / 100, high: duration, value: stimulus.length_ms }, move((value) => (stimulus.length_ms = value))),
      slider({ name: "frequency", meaning: "of sine and pulses", unit: "Hz", low: 1, high: 200, value: stimulus.hertz }, move((value) => (stimulus.hertz = value))),
    ] : null,
    slider({ name: "duration", unit: "ms", low: duration / 10, high: duration * 4, value: duration }, move((value) => (asked.duration_ms = value))));
}

function parameterFields(model, desk) {
  const fields = model.parameters.map((each) => slider(each, (value, moved) => {
    desk.asked.values[each.name] = value;
    desk.run(moved);
  }));
  const reset = h("button", { type: "button", onclick: () => {
    desk.asked.values = {};
    fields.forEach((field) => field.reset());
    desk.run(performance.now());
  } }, "Defaults");
  return h("fieldset", {}, h("legend", {}, "Parameters"), fields, h("p", { class: "row" }, reset, h("button", { type: "button", onclick: () => copy(desk, model) }, "Copy --set")));
}

/** The values that were moved, as options of `synfire simulate`. */
async function copy(desk, model) {
  const units = new Map(model.parameters.map((each) => [each.name, each.unit]));
  const text = Object.entries(desk.asked.values).map(([name, value]) => `--set ${name}="${Number(value.toPrecision(6))}${units.get(name) ? ` ${units.get(name)}` : ""}"`).join(" ");
  await navigator.clipboard?.writeText(text).catch(() => {});
  toast(text || "nothing was moved");
}

function variableChecks(model, desk) {
  return h("fieldset", {}, h("legend", {}, "Shown"), h("div", { class: "checks" }, model.state.map((each) =>
    h("label", { title: each.meaning }, h("input", { type: "checkbox", checked: desk.shown.has(each.name), onchange: (event) => {
      event.target.checked ? desk.shown.add(each.name) : desk.shown.delete(each.name);
      desk.draw();
      desk.run(event.timeStamp);
    } }), each.name))));
}

function about(model) {
  return h("section", {}, model.description ? h("p", {}, model.description) : null,
    model.assumes ? h("p", { class: "quiet" }, `Assumes: ${model.assumes}`) : null,
    model.reference ? h("p", { class: "quiet" }, model.reference) : null,
    h("details", {}, h("summary", {}, "Text of the model"), h("pre", {}, model.text)));
}
