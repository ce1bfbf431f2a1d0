import type { SymbolBar } from 'barwave';

/** Bars by time, in order, each time's by symbol. */
export function turnsOf(bars: readonly SymbolBar[]): SymbolBar[][] {
  const byTime = new Map<number, SymbolBar[]>();
  for (const bar of bars) {
    const turn = byTime.get(bar.time);
    if (turn === undefined) byTime.set(bar.time, [bar]);
    else turn.push(bar);
  }
  const times = [...byTime.keys()].sort((a, b) => a - b);
  return times.map((time) => byTime.get(time)!.sort((a, b) => (a.symbol < b.symbol ? -1 : 1)));
}
