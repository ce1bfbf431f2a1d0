import type { Bar, SymbolBar } from '../bars/bar.js';
import { requireIterable } from './handed-in.js';
import { nothing, refusedBar, symbolOf, unreadable } from './refusal.js';
import type { PipelineResult } from './result.js';
import { type Warmed, WarmTally } from './warm-tally.js';
import type { Wiring } from './wiring.js';

/** Absorb history without deciding. */
export function warmWith(wiring: Wiring, bars: Iterable<SymbolBar | Bar>): Warmed {
  const tally = new WarmTally();
  let received = 0;
  for (const bar of requireIterable('bars', bars)) {
    const result = wiring.entrance.during(() => warmed(wiring, bar));
    tally.add(received, result);
    received += 1;
  }
  return tally.warmed(received);
}

/** What one bar of history leads to. */
export function warmed(wiring: Wiring, bar: SymbolBar | Bar): PipelineResult {
  const { lanes, config } = wiring;
  const said = symbolOf(bar, config.symbol);
  if (said === unreadable) return warmed(wiring, nothing);
  const symbol = wiring.canonical(said, bar);
  const lane = symbol === undefined ? undefined : lanes.admit(symbol, bar);
  if (lane === undefined) return refusedBar(said, symbol);
  return lanes.isDoor(lane) ? lane.peek(bar, undefined) : lane.update(bar, undefined);
}
