import type { SymbolBar } from 'barwave';

/** By what `keyOf` says of each, in order of coming. */
export function grouped<K, T>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

/** Bars by time, in order, each time's by symbol. */
export function turnsOf(bars: readonly SymbolBar[]): SymbolBar[][] {
  const turns = [...grouped(bars, ({ time }) => time)].sort(([a], [b]) => a - b);
  return turns.map(([, turn]) => turn.sort((a, b) => (a.symbol < b.symbol ? -1 : 1)));
}
