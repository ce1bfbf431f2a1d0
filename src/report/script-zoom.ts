/** The line under the cursor with what it reads out, and the stretch that is shown. */
export const zoomScript = `
const said = document.createElement('output');
said.className = 'cursor';
const line = make('line', { class: 'cursor', y2: '100%' });
let at = times.length - 1;
const show = (i) => {
  at = Math.max(0, Math.min(times.length - 1, i));
  const u = (times[at] - from) / (to - from);
  line.setAttribute('x1', 100 * u + '%');
  line.setAttribute('x2', 100 * u + '%');
  if (u >= 0 && u <= 1) price.append(line);
  else line.remove();
  const values = Object.entries(rows).map(([name, row]) => name + ' ' + (row[at] ?? '–'));
  said.textContent = [new Date(times[at]).toISOString().slice(0, 16).replace('T', ' '), ...values].join('   ');
};
const zoom = (start, end) => {
  const least = Math.min(1, 10 / times.length) * (whole.to - whole.from);
  const span = Math.max(least, Math.min(whole.to - whole.from, end - start));
  from = Math.max(whole.from, Math.min(whole.to - span, (start + end - span) / 2));
  to = from + span;
  for (const chart of charts) place(chart, ...(chart === whole ? fitted() : [0, 1]));
  show(at);
};
const by = (factor, shift = 0) => {
  const middle = (from + to) / 2 + shift * (to - from);
  zoom(middle - (factor * (to - from)) / 2, middle + (factor * (to - from)) / 2);
};
const reset = () => zoom(whole.from, whole.to);
`;
