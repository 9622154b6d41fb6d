// What the server is asked. A problem that it tells becomes an Error with its words.

export class Problem extends Error {
  constructor(status, text) {
    super(text);
    this.status = status;
  }
}

async function answered(response) {
  if (response.ok) {
    return response;
  }
  let text = `the lab answers ${response.status}`;
  try {
    text = (await response.json()).problem ?? text;
  } catch {
    // It is no JSON: the status must do.
  }
  throw new Problem(response.status, text);
}

function address(path, query) {
  return query ? `${path}?${new URLSearchParams(query)}` : path;
}

export async function get(path, query) {
  return (await answered(await fetch(address(path, query)))).json();
}

function body(method, value) {
  return { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) };
}

export async function post(path, value) {
  return (await answered(await fetch(path, body("POST", value)))).json();
}

export async function remove(path, query) {
  return (await answered(await fetch(address(path, query), { method: "DELETE" }))).json();
}

export async function getFrame(path, query) {
  return frame(await (await answered(await fetch(address(path, query)))).arrayBuffer());
}

export async function postFrame(path, value) {
  return frame(await (await answered(await fetch(path, body("POST", value)))).arrayBuffer());
}

/** Arrays as the server sends them: 4 bytes of length, a head of JSON, then 32-bit floats. */
export function frame(buffer) {
  const length = new DataView(buffer).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const arrays = new Map();
  let at = 4 + length;
  for (const each of head.arrays) {
    arrays.set(each.name, { ...each, values: new Float32Array(buffer, at, each.length) });
    at += 4 * each.length;
  }
  return { head, arrays };
}
