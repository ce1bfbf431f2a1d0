/**
 * All charts over time, and how they are placed anew for a stretch `from` … `to`: what is drawn by the
 * view of its drawing, what stands in percent by its percentage. The price takes the height that its
 * stretch needs; `ladder` has its prices at equal heights.
 */
export const chartsScript = `
const charts = all('svg.chart[data-from]').map((svg) => {
  const drawing = svg.querySelector('svg[viewBox]');
  const [width, height] = drawing.getAttribute('viewBox').split(' ').slice(2).map(Number);
  const parts = all('.grid,.time,.value,.mark', svg).map((element) => {
    const get = (name) => element.getAttribute(name);
    const has = (...names) => names.filter((name) => element.hasAttribute(name));
    const xs = get('x1') === get('x2') ? has('x1', 'x2', 'x') : [];
    const ys = get('y1') === get('y2') ? has('y1', 'y2', 'y') : [];
    const isTick = !element.matches('.mark');
    if (element.matches('.time')) ys.length = 0;
    if (element.matches('.value')) xs.length = 0;
    return { element, isTick, xs, ys, x: parseFloat(get(xs[0])) / 100, y: parseFloat(get(ys[0])) / 100 };
  });
  const { from, to } = svg.dataset;
  return { svg, drawing, width, height, parts, own: [], from: +from, to: +to };
});
const whole = charts.find(({ svg }) => svg === price);
let [from, to] = [whole.from, whole.to];
const timeText = (time) => {
  const text = new Date(time).toISOString().slice(0, 16).replace('T', ' ');
  return to - from > 4e10 ? text.slice(0, 7) : to - from > 3e8 ? text.slice(0, 10) : text.slice(5);
};
const place = ({ svg, drawing, width, height, parts, own, ...chart }, c, d) => {
  const [a, b] = [from, to].map((time) => (time - chart.from) / (chart.to - chart.from));
  const isTall = d - c > 0.999;
  const isWide = b - a > 0.999;
  drawing.setAttribute('viewBox', [a * width, c * height, (b - a) * width, (d - c) * height].join(' '));
  for (const { element, isTick, xs, ys, x, y } of parts) {
    const [u, v] = [(x - a) / (b - a), (y - c) / (d - c)];
    for (const name of xs) element.setAttribute(name, 100 * u + '%');
    for (const name of ys) element.setAttribute(name, 100 * v + '%');
    const isOut = u < 0 || u > 1 || v < 0 || v > 1;
    const isStale = isTick && (xs.length ? !isWide : !isTall);
    element.style.display = isOut || isStale ? 'none' : '';
  }
  for (const element of own.splice(0)) element.remove();
  const label = (kind, text, attributes) => {
    const element = make('text', { class: kind, ...attributes });
    element.textContent = text;
    svg.append(element);
    own.push(element);
  };
  for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    const at = 100 * share + '%';
    if (!isWide && parts.length) label(share % 0.4 > 0.2 ? 'time' : 'time minor', timeText(from + share * (to - from)), { x: at, y: '100%', dy: 16 });
    if (isTall) continue;
    const up = 1 - c - share * (d - c);
    label('value', Number(priceAt(up).toPrecision(5)).toLocaleString('en'), { x: '100%', y: at, dx: 6, dy: 4 });
  }
};
const rungs = ladder.length - 1;
const shareOf = (value) => {
  const above = ladder.findIndex((rung) => rung >= value);
  if (above < 1) return above < 0 ? 1 : 0;
  return (above - (ladder[above] - value) / (ladder[above] - ladder[above - 1])) / rungs;
};
const priceAt = (share) => {
  const rung = Math.min(rungs - 1, Math.floor(share * rungs));
  return ladder[rung] + (share * rungs - rung) * (ladder[rung + 1] - ladder[rung]);
};
const fitted = () => {
  if (from <= whole.from && to >= whole.to) return [0, 1];
  let [low, high] = [Infinity, -Infinity];
  times.forEach((time, i) => {
    if (time < from || time > to) return;
    for (const name in rows) {
      const value = rows[name][i];
      if (value !== null) [low, high] = [Math.min(low, value), Math.max(high, value)];
    }
  });
  if (!(low < high)) return [0, 1];
  const [top, bottom] = [1 - shareOf(high), 1 - shareOf(low)];
  const room = 0.1 * (bottom - top);
  return [Math.max(0, top - room), Math.min(1, bottom + room)];
};
`;
