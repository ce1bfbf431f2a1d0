import type { Bar, SymbolBar } from '../bars/bar.js';
import { nothing, symbolOf, unreadable } from './refusal.js';
import type { Wiring } from './wiring.js';

/** Absorb history without deciding: how many bars came, and how many of them were accepted. */
export function warmWith(
  wiring: Wiring,
  bars: Iterable<SymbolBar | Bar>,
): { readonly received: number; readonly accepted: number } {
  let received = 0;
  let accepted = 0;
  for (const bar of bars) {
    received += 1;
    wiring.entrance.enter();
    try {
      if (isWarmedBy(wiring, bar)) accepted += 1;
    } finally {
      wiring.entrance.leave();
    }
  }
  return { received, accepted };
}

function isWarmedBy(wiring: Wiring, bar: SymbolBar | Bar): boolean {
  const { lanes, config } = wiring;
  const said = symbolOf(bar, config.symbol);
  if (said === unreadable) return isWarmedBy(wiring, nothing);
  const symbol = wiring.canonical(said, bar);
  const lane = symbol === undefined ? undefined : lanes.admit(symbol, bar);
  if (lane === undefined || lanes.isDoor(lane)) return false;
  return lane.update(bar, undefined).bars[0]?.disposition === 'accepted';
}
