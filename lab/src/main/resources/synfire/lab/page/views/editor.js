// Studies and models as text, checked while they are typed.
import { get, post } from "../api.js";
import { h, put, toast } from "../dom.js";
import { sheet } from "../sheet.js";

const PAUSE = 250;
const RUNS = { fit: "Fit", train: "Train", simulate: "Simulate", study: "Run the study" };
const FRESH = { ".model": "model NAME\n\nparameters\n\nstate\n  v = 0 mV\n\ninputs\n  I : pA\n\nequations\n  dv/dt = -v/(10 ms) : mV\n", ".toml": "" };

function files(texts, chosen) {
  const item = (path) => h("li", {}, h("a", { href: `#/editor/${path.split("/").map(encodeURIComponent).join("/")}`, ...(path === chosen ? { "aria-current": "page" } : {}) }, path));
  const group = (title, end) => {
    const some = texts.filter((each) => each.endsWith(end));
    return some.length ? [h("h2", {}, title), h("ul", {}, some.map(item))] : [];
  };
  return [...group("Studies", ".toml"), ...group("Models", ".model")];
}

export async function editor(box, path) {
  const { texts, cut } = await get("/api/results");
  const nav = h("nav", { class: "models", "aria-label": "Texts" }, files(texts, path));
  const fresh = h("input", { placeholder: "name.toml or name.model", "aria-label": "Name of a new text" });
  const add = h("form", { class: "row", onsubmit: (event) => {
    event.preventDefault();
    const name = fresh.value.trim();
    if (/^[^\s].*\.(toml|model)$/.test(name)) {
      location.hash = `#/editor/${name.split("/").map(encodeURIComponent).join("/")}`;
    } else {
      toast("a study ends with .toml, a model with .model");
    }
  } }, fresh, h("button", {}, "New"));
  nav.append(h("h2", {}, "New"), add);
  if (!path) {
    put(box, h("div", { class: "head" }, h("div", {}, h("h1", {}, "Editor"), h("p", { class: "subtitle" }, "Choose a study or a model; mistakes are shown while you type"))), h("div", { class: "editor" }, nav, h("p", { class: "quiet" }, texts.length ? "" : "There is no .toml or .model in this folder yet.")));
    return null;
  }
  let saved = "";
  let isNew = false;
  if (cut || texts.includes(path)) {
    saved = (await get("/api/text", { path })).text;
  } else {
    isNew = true;
    saved = FRESH[path.slice(path.lastIndexOf("."))] ?? "";
    saved = saved.replace("NAME", path.split("/").at(-1).replace(/\.\w+$/, "").replace(/[^\w-]/g, "-"));
  }
  return edit(box, nav, path, saved, isNew);
}

function edit(box, nav, path, saved, isNew) {
  const save = h("button", { type: "button", onclick: () => store() }, "Save");
  const run = h("button", { type: "button", class: "main", hidden: true, onclick: () => start() });
  const said = h("span", { class: "quiet", role: "status" });
  const findings = h("ul", { class: "findings", "aria-label": "Mistakes" });
  let task = null;
  let timer = 0;
  let turn = 0;
  const view = sheet(path, saved, { changed: () => {
    mark();
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  }, save: () => store() });
  const dirty = () => isNew || view.text() !== saved;
  const mark = () => (save.disabled = !dirty());
  const check = async () => {
    const mine = ++turn;
    const verdict = await post("/api/check", { path, text: view.text() });
    if (mine !== turn) {
      return;
    }
    view.show(verdict.findings);
    task = verdict.task ?? null;
    run.hidden = !task;
    run.textContent = RUNS[task] ?? "Run";
    run.disabled = verdict.findings.length > 0;
    const count = verdict.findings.length;
    said.textContent = count ? `${count} ${count === 1 ? "mistake" : "mistakes"}` : verdict.understood;
    put(findings, verdict.findings.map((each) => h("li", {}, h("button", { type: "button", onclick: () => view.go(each.line, each.column) },
      `${each.line}:${each.column}  ${each.problem}`, each.fix ? h("small", {}, `fix: ${each.fix}`) : null))));
  };
  const store = async () => {
    const text = view.text();
    await post("/api/text", { path, text });
    saved = text;
    isNew = false;
    mark();
    toast(`saved ${path}`);
  };
  const start = async () => {
    if (dirty()) {
      await store();
    }
    const begun = await post("/api/runs", { study: path, command: task });
    location.hash = `#/result/${begun.path.split("/").map(encodeURIComponent).join("/")}`;
  };
  const slide = path.endsWith(".model") ? h("a", { class: "button", href: `#/models/${encodeURIComponent(path)}` }, "Sliders") : null;
  put(box, h("div", { class: "head" }, h("div", {}, h("h1", {}, path.split("/").at(-1)), h("p", { class: "subtitle mono" }, path)), h("div", { class: "row" }, said, slide, save, run)),
    h("div", { class: "editor" }, nav, h("div", {}, view.element, findings)));
  mark();
  check();
  return (leaving) => {
    if (!leaving) {
      return !dirty() || isNew || confirm("The text is not saved. Leave it?") ? "" : "stay";
    }
    clearTimeout(timer);
    turn++;
    view.close();
    return true;
  };
}
