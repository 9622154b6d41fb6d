// A slider with its number: either moves the other.
import { h } from "./dom.js";

const STEPS = 1000;
let last = 0;

function text(value) {
  return String(Number(value.toPrecision(4)));
}

/** about: { name, meaning, unit, low, high, value, range }; changed(value, time stamp of the movement) */
export function slider(about, changed) {
  const id = `slider-${++last}`;
  const { low, high, value: usual } = about;
  const range = h("input", { type: "range", id, min: "0", max: String(STEPS), step: "1", "data-name": about.name, "aria-describedby": `${id}-unit` });
  const exact = h("input", { type: "text", inputmode: "decimal", "aria-label": `${about.name}, exact value`, autocomplete: "off", spellcheck: false });
  const box = h("div", { class: "slider" },
    h("label", { for: id, title: [about.name, about.meaning, about.range ? `in ${about.range} ${about.unit}` : ""].filter(Boolean).join(" – ") }, h("b", {}, about.name), about.meaning ? h("span", {}, about.meaning) : null),
    h("span", { class: "value" }, exact, h("span", { class: "unit", id: `${id}-unit` }, about.unit || "")), range);
  const at = (value) => String(Math.round((STEPS * (value - low)) / (high - low || 1)));
  const show = (value, own) => {
    if (own !== range) {
      range.value = at(value);
    }
    if (own !== exact) {
      exact.value = text(value);
    }
    range.setAttribute("aria-valuetext", `${text(value)} ${about.unit || ""}`);
    box.classList.toggle("moved", value !== usual);
  };
  range.addEventListener("input", (event) => {
    const value = range.value === at(usual) ? usual : low + ((high - low) * Number(range.value)) / STEPS;
    show(value, range);
    changed(value, event.timeStamp);
  });
  exact.addEventListener("change", (event) => {
    const value = Number(exact.value);
    if (exact.value.trim() !== "" && Number.isFinite(value)) {
      show(value, null);
      changed(value, event.timeStamp);
    } else {
      show(usual, null);
      changed(usual, event.timeStamp);
    }
  });
  range.addEventListener("dblclick", (event) => {
    show(usual, null);
    changed(usual, event.timeStamp);
  });
  show(usual, null);
  box.reset = () => show(usual, null);
  return box;
}
