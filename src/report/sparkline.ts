import { isNumber } from './figures.js';
import type { Numbers } from './numbers.js';
import { extent } from './scale.js';

const levels = '▁▂▃▄▅▆▇█';
const eighths = ' ▏▎▍▌▋▊▉█';

/** Values as a line of blocks `width` wide, each the last value of its stretch; a blank is a hole. */
export function sparkline(values: Numbers, width: number): string {
  const range = extent(values);
  const blocks = Math.min(width, values.length);
  if (range === undefined) return '';
  const [min, max] = range;
  return Array.from({ length: blocks }, (_, block) => {
    const value = values[Math.floor(((block + 1) * values.length) / blocks) - 1]!;
    if (!isNumber(value)) return ' ';
    const height = max > min ? (value - min) / (max - min) : 0.5;
    return levels[Math.min(7, Math.floor(8 * height))];
  }).join('');
}

/** A bar of up to `width` characters for a share 0 … 1, exact to an eighth of one. */
export function shareBar(share: number, width: number): string {
  const parts = Math.round(8 * width * Math.max(0, Math.min(1, share)));
  const partial = parts % 8 === 0 ? '' : eighths[parts % 8]!;
  return '█'.repeat(Math.floor(parts / 8)) + partial;
}
