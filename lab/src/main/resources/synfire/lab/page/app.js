// The page: which view is shown, and light or dark paper.
import { get } from "./api.js";
import { h, put, toast } from "./dom.js";
import { repaint } from "./plots.js";
import { results } from "./views/results.js";
import { result } from "./views/result.js";
import { models } from "./views/models.js";
import { editor } from "./views/editor.js";
import { runs } from "./views/runs.js";

const VIEWS = { results, result, models, editor, runs };
const MENU = { result: "results" };
const main = document.getElementById("main");
let leave = () => true;
let shown = location.hash;
let turn = 0;

/** #/models/hh-traub shows the view "models" of "hh-traub". */
function place() {
  const [, name = "", ...rest] = location.hash.split("/");
  return { name: VIEWS[name] ? name : "results", rest: rest.map(decodeURIComponent).join("/") };
}

async function show() {
  if (leave(false) === "stay") {
    history.replaceState(null, "", shown);
    return;
  }
  leave(true);
  leave = () => true;
  shown = location.hash;
  const mine = ++turn;
  const { name, rest } = place();
  for (const link of document.querySelectorAll(".bar nav a")) {
    const here = link.getAttribute("href") === `#/${MENU[name] ?? name}`;
    here ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  }
  const box = h("div");
  put(main, box);
  try {
    const left = await VIEWS[name](box, rest);
    if (mine === turn) {
      leave = left ?? (() => true);
    } else {
      left?.(true);
    }
  } catch (problem) {
    if (mine === turn) {
      put(box, h("h1", {}, "This cannot be shown"), h("p", { class: "notice bad" }, problem.message));
    }
  }
}

function themed() {
  const button = document.getElementById("theme");
  const dark = () => {
    const set = document.documentElement.dataset.theme;
    return set ? set === "dark" : matchMedia("(prefers-color-scheme:dark)").matches;
  };
  const label = () => (button.textContent = dark() ? "Light" : "Dark");
  const kept = localStorage.getItem("theme");
  if (kept === "dark" || kept === "light") {
    document.documentElement.dataset.theme = kept;
  }
  label();
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    localStorage.setItem("theme", document.documentElement.dataset.theme);
    label();
    repaint();
  });
  matchMedia("(prefers-color-scheme:dark)").addEventListener("change", () => {
    label();
    repaint();
  });
}

addEventListener("hashchange", show);
addEventListener("unhandledrejection", (event) => toast(event.reason?.message ?? String(event.reason)));
addEventListener("beforeunload", (event) => {
  if (leave(false) === "stay") {
    event.preventDefault();
  }
});
themed();
show();
get("/api/results").then((list) => {
  const where = document.getElementById("where");
  where.textContent = list.folder.split("/").slice(-2).join("/");
  where.title = list.folder;
});
