// Axes: a view is an interval of stretched numbers; ticks are those of the class Ticks.

const stretch = {
  linear: () => v => v,
  names: () => v => v,
  log: () => v => v > 0 ? Math.log10(v) : NaN,
  symlog: a => v => Math.sign(v) * Math.log10(1 + Math.abs(v) / a.linear)
};
const unstretch = {
  linear: () => s => s,
  names: () => s => s,
  log: () => s => 10 ** s,
  symlog: a => s => Math.sign(s) * a.linear * (10 ** Math.abs(s) - 1)
};

function prepare(axis) {
  axis.to = stretch[axis.scale](axis);
  axis.from = unstretch[axis.scale](axis);
  axis.home = axis.range.map(axis.to);
  axis.view = axis.home.slice();
  axis.zooms = axis.scale !== 'names';
}

const place = (axis, a, b) => {
  const k = (b - a) / (axis.view[1] - axis.view[0]);
  return v => a + (axis.to(v) - axis.view[0]) * k;
};

const SUPER = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const power = e => '10' + String(e).replace(/-/, '⁻').replace(/\d/g, d => SUPER[d]);
const minus = text => text.replace(/-/g, '−');

function tickText(value, exponent) {
  if (value === 0) return '0';
  const size = Math.floor(Math.log10(Math.abs(value)) + 1e-9);
  if (size >= 6 || size < -4) {
    return minus((value / 10 ** size).toFixed(Math.max(0, size - exponent)).replace(/\.?0+$/, '')) + '×' + power(size);
  }
  return minus(value.toFixed(Math.max(0, -exponent)));
}

function linearTicks(low, high, wanted) {
  const rough = (high - low) / wanted;
  if (!(rough > 0) || !isFinite(rough)) return [];
  const exponent = Math.floor(Math.log10(rough)), share = rough / 10 ** exponent;
  let nearest = share < Math.SQRT2 ? 0 : share < Math.sqrt(10) ? 1 : share < Math.sqrt(50) ? 2 : 3;
  let ticks = [];
  for (const last = nearest - 3; ticks.length < 2 && nearest > last; nearest--) {
    const e = exponent + Math.floor(nearest / 3), mantissa = [1, 2, 5][(nearest + 6) % 3], size = mantissa * 10 ** e;
    if (Math.max(Math.abs(low), Math.abs(high)) / size > 1e12) return [];
    ticks = [];
    for (let i = Math.ceil(low / size - 1e-9); i <= Math.floor(high / size + 1e-9); i++) {
      const value = e < 0 ? i * mantissa / 10 ** -e : i * size;
      ticks.push({value, label: tickText(value, e)});
    }
  }
  return ticks;
}

function ticks(axis, length, spacing) {
  const [low, high] = axis.view.map(axis.from), wanted = Math.max(2, Math.floor(length / spacing));
  if (axis.scale === 'linear') return linearTicks(low, high, wanted);
  const floor = axis.scale === 'log' ? axis.view[0] : Math.log10(axis.linear);
  const top = axis.scale === 'log' ? axis.view[1] : Math.log10(Math.max(Math.abs(low), Math.abs(high)));
  const first = Math.ceil(floor - 1e-9), last = Math.floor(top + 1e-9);
  if (last - first < 1) return linearTicks(low, high, wanted);
  const every = Math.max(1, Math.ceil((last - first + 1) / wanted)), out = axis.scale === 'log' ? [] : [{value: 0, label: '0'}];
  for (let decade = first - 1; decade <= last; decade++) {
    const label = first >= -3 && last <= 4 ? tickText(10 ** decade, decade) : power(decade);
    if (decade >= first) {
      const shown = ((decade % every) + every) % every === 0 ? label : '';
      out.push({value: 10 ** decade, label: shown});
      if (axis.scale === 'symlog') out.push({value: -(10 ** decade), label: shown && '−' + shown});
    }
    for (let d = 2; d < 10 && axis.scale === 'log' && last - first <= 6; d++) out.push({value: d * 10 ** decade, label: ''});
  }
  return out.filter(t => t.value >= low - 1e-12 && t.value <= high * (1 + 1e-12));
}
