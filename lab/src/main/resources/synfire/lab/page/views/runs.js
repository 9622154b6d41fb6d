// What was started from this page.
import { get, remove } from "../api.js";
import { ago, h, put } from "../dom.js";

const EVERY = 1500;

export async function runs(box) {
  const list = h("div");
  put(box, h("h1", {}, "Runs"), h("p", { class: "subtitle" }, "What was started here. Each run goes on when the page is closed, and ends with the lab."), list);
  let before = "";
  const load = async () => {
    const all = (await get("/api/runs")).runs;
    const text = JSON.stringify(all);
    if (text === before) {
      return;
    }
    before = text;
    put(list, all.length === 0 ? h("p", { class: "quiet" }, "Nothing yet. Open a study in the editor and press Run.") : all.map((run) => {
      const state = run.alive ? "running" : run.code === 0 ? "finished" : run.code === 130 || run.code === 143 ? "stopped" : "failed";
      return h("section", {}, h("div", { class: "row" },
        h("h2", {}, h("a", { href: `#/result/${run.path.split("/").map(encodeURIComponent).join("/")}` }, run.path)),
        h("span", { class: `pill ${state}` }, state),
        run.alive ? h("button", { type: "button", onclick: async () => { await remove("/api/runs", { id: run.id }); await load(); } }, "Stop") : null),
      h("p", { class: "quiet mono" }, `synfire ${run.command} ${run.study}, begun ${ago(run.begun)}`),
      run.log ? h("pre", {}, run.log) : null);
    }));
  };
  await load();
  const timer = setInterval(() => document.hidden || load().catch(() => {}), EVERY);
  return (leaving) => leaving && clearInterval(timer);
}
