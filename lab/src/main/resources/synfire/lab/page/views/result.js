// One folder of results: its progress while it runs, its figures, its arrays, its report.
import { get, post, remove } from "../api.js";
import { ago, h, put } from "../dom.js";
import { live } from "./live.js";
import { recording } from "./recording.js";
import { network } from "./network.js";
import { summary } from "./summary.js";
import { traces } from "./traces.js";
import { weights } from "./weights.js";

const EVERY = 1500;

function link(path) {
  return path.split("/").map(encodeURIComponent).join("/");
}

function report(about) {
  const source = `/report/${link(about.path ? `${about.path}/report.html` : "report.html")}`;
  const place = h("div");
  const details = h("details", { ontoggle: () => {
    if (details.open && !place.firstChild) {
      place.append(h("iframe", { class: "report", src: source, title: "Report", loading: "lazy", sandbox: "allow-scripts allow-downloads" }));
    }
  } }, h("summary", {}, "The report that the command wrote"), place);
  return h("section", {}, h("h2", {}, "Report"), details, h("p", {}, h("a", { href: source, target: "_blank", rel: "noopener" }, "In a page of its own")));
}

function files(about) {
  const rows = Object.entries(about.files).map(([name, size]) =>
    h("tr", {}, h("th", { scope: "row", class: "mono" }, size < 0 ? `${name}/` : name), h("td", { class: "number" }, size < 0 ? "" : `${size.toLocaleString("en-US").replaceAll(",", "\u2009")} B`)));
  return h("section", {}, h("details", {}, h("summary", {}, rows.length === 1 ? "1 file" : `${rows.length} files`),
    h("div", { class: "table" }, h("table", {}, h("tbody", {}, rows)))));
}

function stages(about) {
  return about.stages.length === 0 ? null : h("section", {}, h("h2", {}, "Stages"), h("ul", { class: "list" }, about.stages.map((each) =>
    h("li", {}, h("a", { class: "item", href: `#/result/${link(each.path)}` },
      h("b", {}, each.path.split("/").at(-1)), h("span", { class: "right" }, h("span", { class: `pill ${each.state}` }, each.state)),
      h("span", { class: "mono" }, each.title), h("span", { class: "right" }, [each.headline, each.word, ago(each.modified)].filter(Boolean).join(" · ")))))));
}

export async function result(box, path) {
  const ends = [];
  let about = await get("/api/result", { path });
  const pill = h("span", { class: `pill ${about.state}` }, about.state);
  const title = h("h1");
  const when = h("span", { class: "quiet" });
  const buttons = h("div", { class: "row" });
  const figures = h("div");
  const rest = h("div");
  const progress = h("div");
  put(box,
    h("div", { class: "head" },
      h("div", {}, title, h("p", { class: "subtitle mono" }, path || "."), h("p", {}, pill, " ", when)),
      buttons),
    figures, about.state === "running" || about.kind === "training" ? [progress, rest] : [rest, progress]);

  const show = (state) => {
    pill.className = `pill ${state}`;
    pill.textContent = state;
  };
  const failed = h("div");
  figures.before(failed);
  let timer = 0;
  ends.push(() => clearTimeout(timer));
  if (about.kind === "study" && about.state !== "finished") {
    const again = setInterval(async () => {
      const news = await get("/api/result", { path }).catch(() => null);
      if (news && JSON.stringify(news.stages) !== JSON.stringify(about.stages)) {
        about = news;
        await fill();
      }
    }, EVERY);
    ends.push(() => clearInterval(again));
  }
  const controls = async () => {
    clearTimeout(timer);
    const mine = (await get("/api/runs")).runs.find((run) => run.path === path);
    if (mine?.alive && box.isConnected) {
      timer = setTimeout(controls, EVERY);
    }
    const bad = mine && !mine.alive && ![0, 130, 143].includes(mine.code);
    put(failed, bad ? [h("p", { class: "notice bad" }, `synfire ${mine.command} has ended with ${mine.code}`), h("pre", {}, mine.log)] : null);
    if (bad) {
      show("failed");
    }
    put(buttons,
      mine?.alive ? h("button", { type: "button", onclick: async () => { await remove("/api/runs", { id: mine.id }); await controls(); } }, "Stop") : null,
      mine && !mine.alive && about.state === "stopped"
        ? h("button", { type: "button", onclick: async () => { await post("/api/runs", { study: mine.study, command: mine.command, resume: path }); await controls(); } }, "Go on") : null);
  };
  let still = () => {};
  ends.push(() => still());
  const fill = async () => {
    title.textContent = about.title || path || "This folder";
    when.textContent = about.state === "running" ? "" : `${about.word}, ${ago(about.modified)}`;
    put(figures, summary(about));
    put(rest, stages(about));
    const has = (name) => about.files[name] !== undefined;
    still();
    still = ["network", "other"].includes(about.kind) ? await recording(rest, about) : () => {};
    if (has("traces.csv")) {
      await traces(rest, about);
    }
    if (about.summaries.network) {
      network(rest, about.summaries.network);
    }
    if (has("weights.npz")) {
      await weights(rest, about);
    }
    rest.append(...[has("report.html") ? report(about) : null, files(about)].filter(Boolean));
  };
  const changed = async (state) => {
    show(state);
    if (state !== about.state || about.kind === "other") {
      about = await get("/api/result", { path });
      await fill();
    }
    await controls();
  };
  const names = Object.keys(about.files);
  if (names.length === 0 || names.includes("progress.jsonl") || names.includes("metrics.jsonl")) {
    ends.push(live(progress, about, changed));
  }
  await fill();
  await controls();
  return (leaving) => leaving && ends.forEach((end) => end());
}
