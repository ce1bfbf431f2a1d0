/** What pointer, keys and buttons ask for. */
export const pointerScript = `
const shareAt = ({ clientX }) => {
  const { left, width } = price.getBoundingClientRect();
  return Math.max(0, Math.min(1, (clientX - left) / width));
};
const chosen = make('rect', { class: 'chosen', height: '100%' });
let start;
price.addEventListener('pointerdown', (event) => {
  if (event.pointerType !== 'touch' && event.button === 0) start = shareAt(event);
});
price.addEventListener('pointermove', (event) => {
  const share = shareAt(event);
  const time = from + (to - from) * share;
  let [low, high] = [0, times.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] < time) low = middle + 1;
    else high = middle;
  }
  show(low > 0 && time - times[low - 1] < times[low] - time ? low - 1 : low);
  if (start === undefined) return;
  chosen.setAttribute('x', 100 * Math.min(start, share) + '%');
  chosen.setAttribute('width', 100 * Math.abs(start - share) + '%');
  price.append(chosen);
});
document.addEventListener('pointerup', (event) => {
  chosen.remove();
  const ends = [start, shareAt(event)].sort((a, b) => a - b).map((share) => from + (to - from) * share);
  if (start !== undefined && ends[1] - ends[0] > (to - from) / 50) zoom(...ends);
  start = undefined;
});
price.addEventListener('pointerleave', () => line.remove());
price.addEventListener('dblclick', reset);
const keys = {
  ArrowLeft: () => show(at - 1),
  ArrowRight: () => show(at + 1),
  '+': () => by(0.5),
  '-': () => by(2),
  0: reset,
  Escape: reset,
};
price.addEventListener('keydown', ({ key }) => keys[key]?.());
const tools = document.createElement('div');
tools.className = 'zoom';
for (const [text, title, act] of [
  ['+', 'closer', () => by(0.5)],
  ['−', 'wider', () => by(2)],
  ['◀', 'earlier', () => by(1, -0.5)],
  ['▶', 'later', () => by(1, 0.5)],
  ['all', 'all of it', reset],
]) {
  const button = document.createElement('button');
  Object.assign(button, { textContent: text, title, type: 'button' });
  button.addEventListener('click', act);
  tools.append(button);
}
price.before(tools, said);
price.classList.add('charted');
price.tabIndex = 0;
show(at);
`;
