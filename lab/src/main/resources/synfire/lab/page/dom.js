// Elements without a framework: h("p", { class: "quiet" }, "text", child, ...).

export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  fill(element, properties);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag, properties, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

function fill(element, properties) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (name in element && typeof value !== "string") {
      element[name] = value;
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
}

/** Replaces what an element holds. */
export function put(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

let hiding = 0;

/** Says something at the foot of the page for a while. */
export function toast(text) {
  const place = document.getElementById("toast");
  place.textContent = text;
  place.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => (place.hidden = true), 6000);
}

/** A number as people read it. */
export function number(value, digits = 4) {
  if (value === null || value === undefined || Number.isNaN(value)) {
    return "–";
  }
  if (Number.isInteger(value) && Math.abs(value) < 1e15) {
    return value.toLocaleString("en-US").replaceAll(",", "\u2009");
  }
  const size = Math.abs(value);
  return size !== 0 && (size >= 1e6 || size < 1e-4)
    ? powers(value.toExponential(Math.min(2, digits - 1)))
    : String(Number(value.toPrecision(digits)));
}

const RAISED = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

/** 8.1e-26 as 8.1 × 10⁻²⁶. */
export function powers(text) {
  const [front, power] = text.split("e");
  const raised = [...String(Number(power))].map((sign) => RAISED[sign]).join("");
  return Number(front) === 1 ? `10${raised}` : `${Number(front)}\u202f×\u202f10${raised}`;
}

/** How long ago, in words. */
export function ago(milliseconds) {
  const seconds = Math.max(0, (Date.now() - milliseconds) / 1000);
  const steps = [[60, "s"], [60, "min"], [24, "h"], [Infinity, "d"]];
  let value = seconds;
  for (const [size, unit] of steps) {
    if (value < size) {
      return value < 5 && unit === "s" ? "now" : `${Math.floor(value)} ${unit} ago`;
    }
    value /= size;
  }
  return "";
}

export function duration(seconds) {
  if (!Number.isFinite(seconds)) {
    return "–";
  }
  return seconds < 90 ? `${seconds.toFixed(1)} s` : seconds < 5400 ? `${(seconds / 60).toFixed(1)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
