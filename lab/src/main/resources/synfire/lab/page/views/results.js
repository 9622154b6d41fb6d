// All results in the folder, newest first.
import { get } from "../api.js";
import { ago, h, put } from "../dom.js";

const EVERY = 3000;

function item(each) {
  return h("li", {},
    h("a", { class: "item", href: `#/result/${each.path.split("/").map(encodeURIComponent).join("/")}` },
      h("b", {}, each.title || each.path || "this folder"),
      h("span", { class: "right" }, h("span", { class: `pill ${each.state}` }, each.state)),
      h("span", { class: "mono" }, each.path || "."),
      h("span", { class: "right" }, [each.headline, each.word, ago(each.modified)].filter(Boolean).join(" · "))));
}

export async function results(box) {
  const filter = h("input", { type: "search", placeholder: "Filter", "aria-label": "Filter results by name or kind" });
  const list = h("ul", { class: "list" });
  const said = h("p", { class: "quiet", role: "status" });
  let all = [];
  let before = "";
  const draw = () => {
    const words = filter.value.toLowerCase().split(/\s+/);
    const shown = all.filter((each) => {
      const text = `${each.title} ${each.path} ${each.word} ${each.state}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
    put(list, shown.map(item));
    said.textContent = all.length === 0
      ? "No results yet. Run a study from the editor, or with ./synfire fit, simulate or train and --out in this folder."
      : shown.length < all.length ? `${shown.length} of ${all.length}` : "";
  };
  const load = async () => {
    const answer = await get("/api/results");
    const text = JSON.stringify(answer.results);
    if (text !== before) {
      before = text;
      all = answer.results;
      draw();
    }
  };
  filter.addEventListener("input", draw);
  put(box, h("div", { class: "head" }, h("div", {}, h("h1", {}, "Results"), h("p", { class: "subtitle" }, "Fits, trainings and simulations in this folder, newest first")), filter), list, said);
  await load();
  const timer = setInterval(() => document.hidden || load().catch(() => {}), EVERY);
  return (leaving) => leaving && clearInterval(timer);
}
