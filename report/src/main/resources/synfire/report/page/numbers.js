// Numbers as they are stored in a page.

function bytes(base64) {
  const text = atob(base64), out = new Uint8Array(text.length);
  for (let i = 0; i < out.length; i++) out[i] = text.charCodeAt(i);
  return out;
}

const exact = base64 => new Float64Array(bytes(base64).buffer);

// The reader of PackedTrace: blocks of 1024 prediction errors in Rice code.
function unpack(s) {
  const code = bytes(s.p), level = new Int32Array(s.n), y = new Float64Array(s.n);
  let at = 0;
  const bit = () => (code[at >> 3] >> (7 - (at++ & 7))) & 1;
  const bits = n => { let v = 0; while (n--) v = v << 1 | bit(); return v; };
  for (let from = 0; from < s.n; from += 1024) {
    const order = bits(2), k = order === 3 ? 0 : bits(4);
    for (let i = from; i < Math.min(s.n, from + 1024); i++) {
      const one = i > 0 ? level[i - 1] : 0, two = i > 1 ? level[i - 2] : one;
      if (order === 3) { level[i] = one; continue; }
      let run = 0;
      while (run < 20 && bit()) run++;
      const u = run < 20 ? run << k | bits(k) : bits(18);
      level[i] = (u >>> 1 ^ -(u & 1)) + (order === 0 ? 0 : order === 1 ? one : 2 * one - two);
    }
  }
  for (let i = 0; i < s.n; i++) y[i] = s.o + s.q * level[i];
  for (let g = 0; g < s.g.length; g += 2) y.fill(NaN, s.g[g], s.g[g] + s.g[g + 1]);
  return y;
}

function series(s) {
  const y = s.p === undefined ? exact(s.y) : unpack(s);
  if (s.dx !== undefined) {
    return {y, x: i => s.x0 + i * s.dx, sorted: true, index: v => Math.floor((v - s.x0) / s.dx)};
  }
  const xs = exact(s.x);
  let sorted = true;
  for (let i = 1; i < xs.length; i++) if (!(xs[i] >= xs[i - 1])) sorted = false;
  return {y, x: i => xs[i], sorted, index: v => below(xs, v)};
}

// Index of the last of ascending numbers that is not above v.
function below(xs, v) {
  let low = -1, high = xs.length;
  while (high - low > 1) { const mid = (low + high) >> 1; if (xs[mid] <= v) low = mid; else high = mid; }
  return low;
}
