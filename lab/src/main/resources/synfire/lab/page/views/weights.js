// The weights of a trained network, each projection before and after.
import { get, getFrame } from "../api.js";
import { h } from "../dom.js";
import { heat } from "../heat.js";

export async function weights(box, about) {
  const path = about.path ? `${about.path}/weights.npz` : "weights.npz";
  const { arrays } = await get("/api/arrays", { path });
  const section = h("section", { id: "weights" }, h("h2", {}, "Weights"));
  const places = h("div", { class: "grid2" });
  section.append(places);
  box.append(section);
  for (const name of arrays) {
    const frame = await getFrame("/api/array", { path, name });
    const [rows, columns = 1] = frame.head.shape;
    const place = h("figure");
    places.append(place);
    heat(place, frame.arrays.values().next().value.values, [rows, columns], { title: name });
  }
}
