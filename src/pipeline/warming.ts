import type { Bar, SymbolBar } from '../bars/bar.js';
import { type Disposition, dispositions } from '../validation/judgement.js';
import { LaneResult } from './lane-result.js';
import { nothing, refusedBar, symbolOf, unreadable } from './refusal.js';
import type { JudgedBar, PipelineResult } from './result.js';
import type { Wiring } from './wiring.js';

/** What became of the bars of a history. */
export interface Warmed {
  readonly received: number;
  readonly accepted: number;
  /** Bars by what became of them: they add up to those received, but for what waited before. */
  readonly counts: Readonly<Record<Disposition, number>>;
  /** The first of those that came in and did not go on, at most ten. */
  readonly rejections: readonly Rejection[];
}

export interface Rejection extends Pick<JudgedBar, 'time' | 'disposition' | 'reasons'> {
  readonly symbol: string;
}

const mostRejections = 10;
const rejected: readonly Disposition[] = [
  'rejected',
  'dropped',
  'late',
  'conflict',
  'outside-session',
];

/** Absorb history without deciding. */
export function warmWith(wiring: Wiring, bars: Iterable<SymbolBar | Bar>): Warmed {
  const counts = Object.fromEntries(dispositions.map((name) => [name, 0])) as Warmed['counts'] &
    Record<Disposition, number>;
  const rejections: Rejection[] = [];
  let received = 0;
  for (const bar of bars) {
    received += 1;
    wiring.entrance.enter();
    try {
      const result = warmed(wiring, bar);
      count(result, counts);
      if (rejections.length < mostRejections) note(result, rejections);
    } finally {
      wiring.entrance.leave();
    }
  }
  return { received, accepted: counts.accepted, counts, rejections };
}

function warmed(wiring: Wiring, bar: SymbolBar | Bar): PipelineResult {
  const { lanes, config } = wiring;
  const said = symbolOf(bar, config.symbol);
  if (said === unreadable) return warmed(wiring, nothing);
  const symbol = wiring.canonical(said, bar);
  const lane = symbol === undefined ? undefined : lanes.admit(symbol, bar);
  if (lane === undefined) return refusedBar(said, symbol);
  return lanes.isDoor(lane) ? lane.peek(bar, undefined) : lane.update(bar, undefined);
}

/** A bar that waited was counted when it came. */
function count(result: PipelineResult, counts: Record<Disposition, number>): void {
  const judged = result instanceof LaneResult ? LaneResult.foundOf(result).judged : [];
  for (const { judgement } of judged) {
    counts[judgement.disposition] += 1;
    if (judgement.wasPending) counts.pending -= 1;
  }
  if (judged.length === 0) counts.rejected += 1;
}

function note({ symbol, bars }: PipelineResult, rejections: Rejection[]): void {
  for (const { time, disposition, reasons } of bars) {
    if (rejections.length === mostRejections || !rejected.includes(disposition)) continue;
    rejections.push({ symbol, time, disposition, reasons: [...reasons] });
  }
}
