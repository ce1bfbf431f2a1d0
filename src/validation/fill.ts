import type { Bar } from '../bars/bar.js';
import { requireRecord } from '../core/arguments.js';
import { requireIterable } from '../core/lists.js';
import type { DoorDesign } from './door-design.js';
import { type Gap, gapsBetween, intervalAt, startsIn } from './missing-bars.js';
import { pchipBetween } from './pchip.js';

/** How missing closes are made up. */
export type FillMethod =
  | 'forward' // the close before
  | 'linear' // on the line to the close after: knows the future
  | 'pchip'; // on a curve that keeps the shape: knows the future

/** A bar, and whether it was made up. */
export interface FilledBar extends Bar {
  readonly synthetic: boolean;
  /** False if it was made from a later bar too: no such bar may reach a decision. */
  readonly causal: boolean;
}

type Grid = Pick<DoorDesign, 'schedule' | 'base'>;

/** Bars made up in one gap, at most, where the caller does not say. */
export const MOST_FILLED_BARS = 1_000;

/**
 * `bars` in order of time, with the bars missing in `gaps` made up: open is the close before, high
 * and low the further of open and close, the volume 0. Beyond `mostBars` a gap stays open.
 */
export function fillGaps(
  grid: Grid,
  bars: readonly Bar[],
  { gaps, method, mostBars }: { gaps: readonly Gap[]; method: FillMethod; mostBars: number },
): FilledBar[] {
  const real = requireBars(bars).filter(({ time }) => intervalAt(grid, time) !== undefined);
  const sorted = real.toSorted((a, b) => a.time - b.time);
  const filled: FilledBar[] = sorted.map((bar) => ({ ...bar, synthetic: false, causal: true }));
  for (const gap of gaps) {
    const next = sorted.findIndex(({ time }) => time >= gap.to);
    if (next < 1) continue; // nothing before it, or nothing after
    const starts = startsIn(grid, gap, mostBars);
    for (const bar of madeUp(sorted, next, starts, { gap, method })) filled.push(bar);
  }
  return filled.sort((a, b) => a.time - b.time);
}

/** The gaps of `bars` themselves. */
export function gapsOf(grid: Grid, bars: readonly Bar[], toleranceBars: number): Gap[] {
  const times = requireBars(bars).map(({ time }) => time);
  return gapsBetween(grid, times, toleranceBars);
}

function requireBars(bars: readonly Bar[]): readonly Bar[] {
  return Array.from(
    requireIterable('bars', bars),
    (bar, i) => requireRecord(`bars[${i}]`, bar) as unknown as Bar,
  );
}

/** One bar for each start; the last bar before the gap and the first after it stand 0 and n + 1. */
function madeUp(
  sorted: readonly Bar[],
  next: number,
  starts: readonly number[],
  { gap, method }: { readonly gap: Gap; readonly method: FillMethod },
): FilledBar[] {
  const curve = curveBetween(sorted, next, gap.missing + 1, method);
  let open = sorted[next - 1]!.close;
  return starts.map((time, i) => {
    const close = curve(i + 1);
    const [high, low] = [Math.max(open, close), Math.min(open, close)];
    const bar = { time, open, high, low, close, volume: 0, synthetic: true };
    open = close;
    return { ...bar, causal: method === 'forward' };
  });
}

/** The close at `x` bars from the last before the gap; the first after it is at `width`. */
function curveBetween(
  sorted: readonly Bar[],
  next: number,
  width: number,
  method: FillMethod,
): (x: number) => number {
  const y1 = sorted[next - 1]!.close;
  const y2 = sorted[next]!.close;
  if (method === 'forward') return () => y1;
  if (method === 'linear') return (x) => y1 + (x / width) * (y2 - y1);
  const [outer, after] = [sorted[next - 2], sorted[next + 1]];
  const left = { before: outer && ([-1, outer.close] as const), at: [0, y1] as const };
  const right = { at: [width, y2] as const, after: after && ([width + 1, after.close] as const) };
  return (x) => pchipBetween(left, right, x);
}
