import { barFields, type Columns, emptyColumns, sliceColumns } from 'barwave/bars';
import type { SymbolColumns } from 'barwave/parallel';

/** Bars of one symbol. */
export interface Source {
  readonly symbol: string;
  readonly columns: Columns;
}

/** All sources as one feed: by time, and by the order of sources where times are equal. */
export function marketOf(sources: readonly Source[]): SymbolColumns {
  const rows = sources.flatMap(({ columns }, source) =>
    Array.from(columns.time, (time, row) => ({ time, source, row })),
  );
  rows.sort((a, b) => a.time - b.time || a.source - b.source);
  const columns = emptyColumns(rows.length);
  rows.forEach(({ source, row }, i) => {
    for (const field of barFields) columns[field][i] = sources[source]!.columns[field][row]!;
  });
  return {
    columns,
    symbols: sources.map(({ symbol }) => symbol),
    symbolAt: Uint32Array.from(rows, ({ source }) => source),
  };
}

/** A random walk a symbol, the same on every machine. */
export function syntheticMarket(symbols: number, minutes: number): SymbolColumns {
  let seed = 1;
  const draw = (): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >>> 8) / 2 ** 23 - 0.5;
  };
  const sources = Array.from({ length: symbols }, (_, s): Source => {
    const columns = emptyColumns(minutes);
    let price = 100;
    for (let i = 0; i < minutes; i++) {
      const open = price;
      price = open * (1 + draw() / 200);
      columns.time[i] = i * 60_000;
      columns.open[i] = open;
      columns.high[i] = Math.max(open, price);
      columns.low[i] = Math.min(open, price);
      columns.close[i] = price;
      columns.volume[i] = 1_000;
    }
    return { symbol: `S${s}`, columns };
  });
  return marketOf(sources);
}

/** Bars `from` to before `to` of a feed. */
export function pieceOf(market: SymbolColumns, from: number, to: number): SymbolColumns {
  const columns = sliceColumns(market.columns, from, to);
  return { columns, symbols: market.symbols, symbolAt: market.symbolAt.subarray(from, to) };
}
