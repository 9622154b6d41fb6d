// The marks of a layer: the same as those of the class LayerMarks.

const num = v => Math.round(Math.max(-1e5, Math.min(1e5, v)) * 100) / 100;

// Indices to draw: all visible points, or the extrema of every pixel column where they are dense.
function visible(s, axis, X, width) {
  const n = s.y.length, out = [];
  if (!s.sorted) { for (let i = 0; i < n; i++) out.push(i); return out; }
  const from = Math.max(0, s.index(axis.from(axis.view[0])));
  const to = Math.min(n, s.index(axis.from(axis.view[1])) + 2);
  if (to - from <= 3 * width) { for (let i = from; i < to; i++) out.push(i); return out; }
  for (let i = from; i < to;) {
    if (Number.isNaN(s.y[i])) { out.push(i); while (i < to && Number.isNaN(s.y[i])) i++; continue; }
    const column = Math.floor(X(s.x(i)));
    let low = i, high = i;
    for (i++; i < to && !Number.isNaN(s.y[i]) && Math.floor(X(s.x(i))) === column; i++) {
      if (s.y[i] < s.y[low]) low = i;
      if (s.y[i] > s.y[high]) high = i;
    }
    out.push(Math.min(low, high));
    if (low !== high) out.push(Math.max(low, high));
  }
  return out;
}

function polyline(layer, p, X, Y, stepped) {
  const parts = [];
  let drawing = false, before = 0;
  for (const i of visible(layer.s, p.x, X, p.frame[2])) {
    const px = X(layer.s.x(i)), py = Y(layer.s.y[i]);
    if (!isFinite(px) || !isFinite(py)) { drawing = false; continue; }
    if (drawing && stepped && py !== before) parts.push('L', num(px), ' ', num(before));
    parts.push(drawing ? 'L' : 'M', num(px), ' ', num(py));
    drawing = true;
    before = py;
  }
  return parts.join('');
}

function dots(s, X, Y) {
  let d = '';
  for (let i = 0; i < s.y.length; i++) {
    const px = X(s.x(i)), py = Y(s.y[i]);
    if (isFinite(px) && isFinite(py)) d += `M${num(px)} ${num(py)}h0`;
  }
  return d;
}

const draw = {
  line: (l, p, X, Y) => [polyline(l, p, X, Y, false)],
  steps: (l, p, X, Y) => [polyline(l, p, X, Y, true)],
  scatter: (l, p, X, Y) => [dots(l.s, X, Y)],
  raster: (l, p, X, Y) => {
    const parts = [], [low, high] = p.x.view.map(p.x.from);
    l.rows.forEach((times, row) => {
      const top = num(Y(l.first + row - 0.38)), bottom = num(Y(l.first + row + 0.38));
      for (let i = Math.max(0, below(times, low)); i < times.length && times[i] <= high; i++) {
        parts.push('M', num(X(times[i])), ' ', top, 'V', bottom);
      }
    });
    return [parts.join('')];
  },
  bars: (l, p, X, Y) => {
    const bottom = p.frame[1] + p.frame[3], zero = Y(0);
    const base = isFinite(zero) ? Math.min(bottom, Math.max(p.frame[1], zero)) : bottom;
    let d = '';
    l.heights.forEach((h, i) => {
      d += `M${num(X(l.edges[2 * i]))} ${num(base)}V${num(Y(h))}H${num(X(l.edges[2 * i + 1]))}V${num(base)}z`;
    });
    return [d];
  },
  band: (l, p, X, Y) => {
    let d = '', from = 0;
    const fine = i => [X(l.x[i]), Y(l.low[i]), Y(l.high[i])].every(isFinite);
    while (from < l.x.length) {
      let to = from;
      while (to < l.x.length && fine(to)) to++;
      for (let i = from; i < to; i++) d += `${i === from ? 'M' : 'L'}${num(X(l.x[i]))} ${num(Y(l.high[i]))}`;
      for (let i = to - 1; i >= from; i--) d += `L${num(X(l.x[i]))} ${num(Y(l.low[i]))}`;
      if (to > from) d += 'z';
      from = to + 1;
    }
    return [d];
  },
  errors: (l, p, X, Y) => {
    let d = '';
    for (let i = 0; i < l.low.length; i++) {
      const px = X(l.s.x(i)), low = Y(l.low[i]), high = Y(l.high[i]);
      if (isFinite(px) && isFinite(high)) d += `M${num(px)} ${num(isFinite(low) ? low : p.frame[1] + p.frame[3])}V${num(high)}`;
    }
    return [d, dots(l.s, X, Y)];
  },
  rule: (l, p, X, Y) => {
    const [x, y, w, h] = p.frame;
    return [l.vertical ? `M${num(X(l.at))} ${num(y)}v${num(h)}` : `M${num(x)} ${num(Y(l.at))}h${num(w)}`];
  },
  region: (l, p, X) => {
    const [, y, , h] = p.frame;
    return [`M${num(X(l.from))} ${num(y)}H${num(X(l.to))}v${num(h)}H${num(X(l.from))}z`];
  }
};

function element(name, attributes, parent, text) {
  const e = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const key in attributes) e.setAttribute(key, attributes[key]);
  if (text !== undefined) e.textContent = text;
  if (parent) parent.appendChild(e);
  return e;
}
