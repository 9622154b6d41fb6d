// One figure: zoom, pan, read-out.

function enliven(figure) {
  const plot = figure.querySelector('.plot'), svg = plot.querySelector('svg'), box = svg.viewBox.baseVal;
  const source = figure.querySelector('script[type="application/json"]');
  let panels = null, groups = null, pending = false, drag = null, readout = null;

  // Numbers are unpacked when a reader first touches the figure.
  function load() {
    if (panels) return;
    panels = JSON.parse(source.textContent).panels;
    groups = new Map();
    panels.forEach((p, i) => {
      p.root = svg.querySelector(`.panel[data-i="${i}"]`);
      prepare(p.x);
      prepare(p.y);
      if (groups.has(p.group)) p.x = Object.assign(p.x, {view: groups.get(p.group).view, home: groups.get(p.group).home});
      else groups.set(p.group, p.x);
      p.layers.forEach((l, j) => {
        l.root = p.root.querySelector(`.layer[data-i="${j}"]`);
        if (l.s) l.s = series(l.s);
        if (l.rows) l.rows = l.rows.map(exact);
        for (const key of ['edges', 'heights', 'x', 'low', 'high', 'values']) if (typeof l[key] === 'string') l[key] = exact(l[key]);
      });
    });
    plot.classList.toggle('zooms', panels.some(p => p.x.zooms || p.y.zooms));
  }

  function redraw() {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => { pending = false; panels.forEach(redrawPanel); });
  }

  function redrawPanel(p) {
    const [x, y, w, h] = p.frame, down = p.y.scale === 'names';
    const X = place(p.x, x, x + w), Y = down ? place(p.y, y, y + h) : place(p.y, y + h, y);
    for (const l of p.layers) {
      if (l.type === 'map') continue;
      if (l.type === 'note') {
        const text = l.root.querySelector('text');
        text.setAttribute('x', num(X(l.x)));
        text.setAttribute('y', num(Y(l.y)));
        continue;
      }
      const paths = l.root.querySelectorAll('path');
      draw[l.type](l, p, X, Y).forEach((d, i) => paths[i].setAttribute('d', d));
    }
    if (p.ownsX && p.x.zooms) redrawAxis(p.root.querySelector('.x-axis'), p, X, true);
    if (p.y.zooms) redrawAxis(p.root.querySelector('.y-axis'), p, Y, false);
  }

  function redrawAxis(root, p, map, isX) {
    const [x, y, w, h] = p.frame, spine = root.querySelector('path'), sample = root.querySelector('text');
    let d = isX ? `M${num(x)} ${num(y + h)}h${num(w)}` : `M${num(x)} ${num(y)}v${num(h)}`;
    root.querySelectorAll('text').forEach(t => t.remove());
    for (const t of ticks(isX ? p.x : p.y, isX ? w : h, isX ? 78 : 32)) {
      const at = num(map(t.value)), length = t.label ? 4 : 2.5;
      d += isX ? `M${at} ${num(y + h)}v${length}` : `M${num(x)} ${at}h${-length}`;
      if (t.label) {
        element('text', {
          x: isX ? at : num(x - 7), y: isX ? num(y + h + 15) : num(at + 3.8),
          class: 'f-ink', fill: sample ? sample.getAttribute('fill') : '#1b1f24', 'text-anchor': isX ? 'middle' : 'end'
        }, root, t.label);
      }
    }
    spine.setAttribute('d', d);
  }

  // Sets a view, kept inside what there is; x for the whole group.
  function look(axis, low, high, bounded) {
    const [a, b] = axis.home, whole = b - a, span = Math.min(Math.max(high - low, whole * 1e-7), bounded ? whole : 4 * whole);
    let from = (low + high - span) / 2;
    if (bounded) from = Math.min(Math.max(from, a), b - span);
    axis.view[0] = from;
    axis.view[1] = from + span;
  }

  function zoomAll(factor, share) {
    for (const axis of groups.values()) {
      if (!axis.zooms) continue;
      const [a, b] = axis.view, fixed = a + (b - a) * share;
      look(axis, fixed - (fixed - a) * factor, fixed + (b - fixed) * factor, true);
    }
    redraw();
  }

  function shiftAll(share) {
    for (const axis of groups.values()) {
      const [a, b] = axis.view;
      if (axis.zooms) look(axis, a + (b - a) * share, b + (b - a) * share, true);
    }
    redraw();
  }

  function reset() {
    for (const p of panels) for (const axis of [p.x, p.y]) { axis.view[0] = axis.home[0]; axis.view[1] = axis.home[1]; }
    redraw();
  }

  function where(event) {
    const r = svg.getBoundingClientRect(), k = box.width / r.width;
    return [(event.clientX - r.left) * k, (event.clientY - r.top) * k];
  }

  const under = ([x, y]) => panels.find(p =>
    x >= p.frame[0] - 2 && x <= p.frame[0] + p.frame[2] + 2 && y >= p.frame[1] - 4 && y <= p.frame[1] + p.frame[3] + 4);

  const clamp = (v, low, size) => Math.min(Math.max(v, low), low + size);
  const shareX = (p, x) => (clamp(x, p.frame[0], p.frame[2]) - p.frame[0]) / p.frame[2];
  const shareY = (p, y) => 1 - (clamp(y, p.frame[1], p.frame[3]) - p.frame[1]) / p.frame[3];
  const along = (axis, share) => axis.view[0] + share * (axis.view[1] - axis.view[0]);

  function hide() {
    if (readout) readout.remove();
    readout = null;
    svg.querySelectorAll('.cross').forEach(c => c.remove());
  }

  function show(point) {
    hide();
    const p = under(point);
    if (!p) return;
    const vx = p.x.from(along(p.x, shareX(p, point[0])));
    const sy = shareY(p, point[1]), vy = p.y.from(along(p.y, p.y.scale === 'names' ? 1 - sy : sy));
    const isMap = p.layers.some(l => l.type === 'map');
    const near = isMap ? [p] : panels.filter(o => o.group === p.group && Math.abs(o.frame[0] - p.frame[0]) < 1);
    readout = document.createElement('div');
    readout.className = 'readout';
    if (!isMap && p.x.scale !== 'names') line(readout, '', p.x.label, short(vx, p.x) + (p.x.unit ? ' ' + p.x.unit : ''));
    for (const o of near) {
      const found = values(o, vx, o === p ? vy : NaN).slice(0, 12);
      if (near.length > 2 && found.length && o.title) line(readout, '', o.title, '');
      for (const [i, name, text] of found) line(readout, colour(o, i), name, text);
    }
    if (!readout.firstChild) { readout = null; return; }
    plot.appendChild(readout);
    const k = svg.getBoundingClientRect().width / box.width, left = point[0] * k, room = readout.offsetWidth + 14;
    readout.style.left = (left + room > plot.clientWidth + plot.scrollLeft ? Math.max(0, left - room) : left + 14) + 'px';
    readout.style.top = Math.max(0, Math.min(point[1] * k - 10, svg.clientHeight - readout.offsetHeight - 2)) + 'px';
    if (!isMap) for (const o of near) {
      const px = num(clamp(point[0], o.frame[0], o.frame[2]));
      element('path', {class: 'cross', d: `M${px} ${num(o.frame[1])}v${num(o.frame[3])}`}, svg);
    }
  }

  function line(parent, colour, name, text) {
    const row = document.createElement('div'), mark = document.createElement('i'), value = document.createElement('b');
    mark.style.background = colour || 'transparent';
    value.textContent = text;
    row.append(mark, name ? name + ' ' : '', value);
    parent.appendChild(row);
  }

  function colour(panel, i) {
    const mark = panel.layers[i].root.querySelector('path');
    if (!mark) return '';
    const style = getComputedStyle(mark);
    return style.stroke === 'none' ? style.fill : style.stroke;
  }

  // ---- pointer and keys

  svg.addEventListener('pointerdown', e => {
    if (e.button !== 0 || e.pointerType === 'touch') return;
    load();
    const at = where(e), p = under(at);
    if (!p || !(p.x.zooms || p.y.zooms)) return;
    e.preventDefault();
    plot.focus({preventScroll: true});
    svg.setPointerCapture(e.pointerId);
    drag = {p, at, pan: e.shiftKey, x: p.x.view.slice(), y: p.y.view.slice(), box: null};
    hide();
  });

  svg.addEventListener('pointermove', e => {
    load();
    const at = where(e);
    if (!drag) { show(at); return; }
    const {p} = drag;
    if (drag.pan) {
      const dx = (drag.at[0] - at[0]) / p.frame[2] * (drag.x[1] - drag.x[0]);
      const dy = (at[1] - drag.at[1]) / p.frame[3] * (drag.y[1] - drag.y[0]);
      if (p.x.zooms) look(p.x, drag.x[0] + dx, drag.x[1] + dx, true);
      if (p.y.zooms) look(p.y, drag.y[0] + dy, drag.y[1] + dy, false);
      redraw();
      return;
    }
    const part = chosen(at);
    if (!drag.box) drag.box = element('rect', {class: 'selection'}, svg);
    drag.box.setAttribute('x', part.x0);
    drag.box.setAttribute('y', part.y0);
    drag.box.setAttribute('width', Math.max(0, part.x1 - part.x0));
    drag.box.setAttribute('height', Math.max(0, part.y1 - part.y0));
  });

  // The rectangle drawn so far: a strip while the pointer moved in one direction only.
  function chosen(at) {
    const {p} = drag, [fx, fy, fw, fh] = p.frame;
    const wide = p.x.zooms && Math.abs(at[0] - drag.at[0]) >= 6;
    const high = p.y.zooms && Math.abs(at[1] - drag.at[1]) >= 14;
    const xs = [clamp(drag.at[0], fx, fw), clamp(at[0], fx, fw)].sort((a, b) => a - b);
    const ys = [clamp(drag.at[1], fy, fh), clamp(at[1], fy, fh)].sort((a, b) => a - b);
    return {wide, high, x0: wide ? xs[0] : fx, x1: wide ? xs[1] : fx + fw, y0: high ? ys[0] : fy, y1: high ? ys[1] : fy + fh};
  }

  svg.addEventListener('pointerup', e => {
    if (!drag) return;
    if (!drag.pan) {
      const part = chosen(where(e)), {p} = drag;
      if (part.wide) look(p.x, along(p.x, shareX(p, part.x0)), along(p.x, shareX(p, part.x1)), true);
      if (part.high) look(p.y, along(p.y, shareY(p, part.y1)), along(p.y, shareY(p, part.y0)), false);
      if (part.wide || part.high) redraw();
    }
    if (drag.box) drag.box.remove();
    drag = null;
  });

  svg.addEventListener('pointercancel', () => { if (drag && drag.box) drag.box.remove(); drag = null; });
  svg.addEventListener('pointerleave', () => { if (!drag) hide(); });
  svg.addEventListener('dblclick', e => { e.preventDefault(); load(); reset(); });
  svg.addEventListener('wheel', e => {
    if (!e.ctrlKey && !e.metaKey) return;
    load();
    const at = where(e), p = under(at);
    if (!p || !p.x.zooms) return;
    e.preventDefault();
    const share = shareX(p, at[0]), factor = Math.exp(Math.sign(e.deltaY) * 0.25), [a, b] = p.x.view, fixed = a + (b - a) * share;
    look(p.x, fixed - (fixed - a) * factor, fixed + (b - fixed) * factor, true);
    redraw();
    hide();
  }, {passive: false});

  plot.addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const act = {
      '+': () => zoomAll(0.5, 0.5), '=': () => zoomAll(0.5, 0.5), '-': () => zoomAll(2, 0.5),
      ArrowLeft: () => shiftAll(-0.2), ArrowRight: () => shiftAll(0.2), '0': reset, Escape: reset
    }[e.key];
    if (!act) return;
    e.preventDefault();
    load();
    act();
  });

  figure.querySelector('.tools').addEventListener('click', e => {
    const act = e.target.dataset && e.target.dataset.act;
    if (!act) return;
    load();
    hide();
    if (act === 'in') zoomAll(0.5, 0.5);
    if (act === 'out') zoomAll(2, 0.5);
    if (act === 'reset') reset();
    if (act === 'save') save(svg, figure);
  });
}

// The figure as it is seen, as a file of its own.
function save(svg, figure) {
  const text = '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(svg);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], {type: 'image/svg+xml'}));
  link.download = svg.querySelector('title').textContent.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 60) + '.svg';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
