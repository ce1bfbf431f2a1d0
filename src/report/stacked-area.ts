import { html, type Markup } from './html.js';
import { PAPER_WIDTH, type Paper } from './paper.js';

/**
 * Shares of a whole, one area a layer, the first on top. `layers` are amounts by step, and steps divide
 * the paper evenly; a step without any amount is left blank.
 *
 * Each layer is painted from its upper edge down to the ground and the next one over it, so that no
 * seam shows between them.
 */
export function stackedArea(
  paper: Paper,
  layers: readonly Float64Array[],
  kindOf: (layer: number) => string,
): Markup[] {
  const steps = layers[0]?.length ?? 0;
  const total = new Float64Array(steps);
  for (const layer of layers) for (let s = 0; s < steps; s++) total[s]! += layer[s]!;

  const above = new Float64Array(steps);
  return layers.map((layer, i) => {
    const edge = above.map((sum, s) => sum / total[s]!); // 0/0 where there is nothing
    for (let s = 0; s < steps; s++) above[s]! += layer[s]!;
    return html`<path class="${kindOf(i)}" d="${areas(paper, edge)}"/>`;
  });
}

/** What lies below an edge of shares from the top; a step that is NaN ends one area. */
function areas({ height }: Paper, edge: Float64Array): string {
  const width = PAPER_WIDTH / edge.length;
  let path = '';
  let start = 0;
  for (let s = 0; s <= edge.length; s++) {
    if (s < edge.length && !Number.isNaN(edge[s]!)) continue;
    const left = (start * width).toFixed(1);
    const right = (s * width).toFixed(1);
    const points = Array.from(edge.subarray(start, s), (share, k) => {
      return `${((start + k + 0.5) * width).toFixed(1)},${(share * height).toFixed(1)}`;
    });
    if (s > start) {
      const first = points[0]!.split(',')[1];
      const last = points.at(-1)!.split(',')[1];
      path += `M${left},${height}V${first}L${points.join(' ')}L${right},${last}V${height}z`;
    }
    start = s + 1;
  }
  return path;
}
