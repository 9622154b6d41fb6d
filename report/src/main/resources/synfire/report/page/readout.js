// What stands under the pointer, in words.

// Digits that can be told apart in the view of the axis.
function short(v, axis) {
  if (!isFinite(v)) return 'no value';
  if (!axis || axis.scale !== 'linear' || v === 0) return minus(String(Number(v.toPrecision(4))));
  const places = Math.ceil(3 - Math.log10(axis.view[1] - axis.view[0]));
  return places > 12 || Math.abs(v) >= 1e9 ? minus(String(Number(v.toPrecision(6)))) : minus(v.toFixed(Math.max(0, places)));
}

function nearest(s, v) {
  if (!s.sorted) {
    let best = 0;
    for (let i = 1; i < s.y.length; i++) if (Math.abs(s.x(i) - v) < Math.abs(s.x(best) - v)) best = i;
    return best;
  }
  const i = Math.max(0, Math.min(s.y.length - 1, s.index(v)));
  return i + 1 < s.y.length && Math.abs(s.x(i + 1) - v) < Math.abs(s.x(i) - v) ? i + 1 : i;
}

// Lines of [layer, text] for the point (vx, vy) of a panel; vy is NaN where only x is known.
function values(panel, vx, vy) {
  const unit = panel.y.unit ? ' ' + panel.y.unit : '', out = [];
  panel.layers.forEach((l, i) => {
    if (l.type === 'line' || l.type === 'steps' || l.type === 'errors') {
      if (l.s.y.length === 0 || (!l.name && panel.layers.filter(o => o.type === l.type).length > 4)) return;
      const k = l.type === 'steps' ? Math.max(0, l.s.index(vx)) : nearest(l.s, vx);
      const range = l.type === 'errors' ? ` (${short(l.low[k], panel.y)} to ${short(l.high[k], panel.y)})` : '';
      out.push([i, l.name || panel.y.label, short(l.s.y[k], panel.y) + unit + range]);
    } else if (l.type === 'band') {
      const k = below(l.x, vx);
      if (k >= 0 && l.name) out.push([i, l.name, `${short(l.low[k], panel.y)} to ${short(l.high[k], panel.y)}${unit}`]);
    } else if (l.type === 'bars') {
      const k = l.heights.findIndex((h, j) => vx >= l.edges[2 * j] && vx < l.edges[2 * j + 1]);
      if (k >= 0) out.push([i, l.name || panel.y.label, short(l.heights[k], panel.y) + unit]);
    } else if (l.type === 'raster') {
      const row = Math.round(vy) - l.first;
      if (row >= 0 && row < l.rows.length && l.rows[row].length) {
        const times = l.rows[row], k = below(times, vx);
        const t = k < 0 || (k + 1 < times.length && times[k + 1] - vx < vx - times[k]) ? times[k + 1] : times[k];
        out.push([i, (panel.y.names && panel.y.names[row + l.first]) || l.name, 'spike at ' + short(t, panel.x) + (panel.x.unit ? ' ' + panel.x.unit : '')]);
      }
    } else if (l.type === 'map') {
      const row = Math.round(vy), column = Math.round(vx), v = l.values[row * l.columns + column];
      if (v !== undefined && column < l.columns) {
        const name = (a, n) => a.names ? a.names[n] : String(n);
        out.push([i, `${name(panel.y, row)} · ${name(panel.x, column)}`, short(v)]);
      }
    }
  });
  return out;
}
