import { html, type Markup } from './html.js';
import { PAPER_WIDTH, type Paper } from './paper.js';

/**
 * Shares of a whole, one area a layer, the first on top. `layers` are amounts by step, and steps divide
 * the paper evenly; a step without any amount is left blank.
 */
export function stackedArea(paper: Paper, layers: readonly Float64Array[]): Markup[] {
  const steps = layers[0]?.length ?? 0;
  const total = new Float64Array(steps);
  for (const layer of layers) for (let s = 0; s < steps; s++) total[s]! += layer[s]!;

  const top = new Float64Array(steps); // share already stacked, from the top down
  return layers.map((layer, i) => {
    const upper = top.slice();
    for (let s = 0; s < steps; s++) top[s]! += layer[s]! / total[s]!;
    return html`<path class="area a${i % 10}" d="${areas(paper, upper, top).join('')}"/>`;
  });
}

/** Closed shapes between two edges; a step that is NaN ends one and the next begins another. */
function areas(paper: Paper, upper: Float64Array, lower: Float64Array): string[] {
  const shapes: string[] = [];
  let start = 0;
  for (let s = 0; s <= lower.length; s++) {
    if (s < lower.length && !Number.isNaN(lower[s]!)) continue;
    if (s > start)
      shapes.push(shape(paper, upper.subarray(start, s), lower.subarray(start, s), start));
    start = s + 1;
  }
  return shapes;

  function shape(on: Paper, above: Float64Array, below: Float64Array, first: number): string {
    const width = PAPER_WIDTH / lower.length;
    const edge = (shares: Float64Array): string[] =>
      Array.from(shares, (share, k) => {
        const y = (share * on.height).toFixed(1);
        const x = (first + k) * width;
        return `${x.toFixed(1)},${y} ${(x + width).toFixed(1)},${y}`;
      });
    const back = Array.from(edge(below), (pair) => pair.split(' ').reverse().join(' ')).reverse();
    return `M${[...edge(above), ...back].join(' ')}z`;
  }
}
