import type { Columns, SymbolBar } from '../../src/bars/bar.js';
import { columnsOf } from '../../src/bars/columns.js';
import type { SymbolColumns } from '../../src/parallel/index.js';
import { Pipeline, type PipelineOptions } from '../../src/pipeline/index.js';
import { barOf, options } from '../pipeline/feed.js';

export const symbolCount = 100;

/** Minutes that are fed at once. */
const blockMinutes = 60;

/** All strategies in five timeframes. */
export const config: PipelineOptions = {
  ...options,
  strategies: {
    macdRsi: { kind: 'macdRsi' },
    maCrossover: { kind: 'maCrossover' },
    rsiTrend: { kind: 'rsiTrend' },
    bollingerBreakout: { kind: 'bollingerBreakout' },
    levelBreakout: { kind: 'levelBreakout' },
  },
};

/** An hour of every symbol, in the three forms in which it is fed. */
export interface Block {
  readonly bars: readonly SymbolBar[];
  readonly columns: SymbolColumns;
  readonly bySymbol: ReadonlyMap<string, Columns>;
}

const known = new Map<number, Block>();

/** Hour `i`, made once. */
export function blockAt(i: number): Block {
  let block = known.get(i);
  if (block === undefined) {
    block = made(i * blockMinutes);
    known.set(i, block);
  }
  return block;
}

function made(from: number): Block {
  const symbols = Array.from({ length: symbolCount }, (_, s) => `S${s}`);
  const minutes = Array.from({ length: blockMinutes }, (_, i) => from + i);
  const bars = minutes.flatMap((minute) => symbols.map((_, s) => barOf(s, minute)));
  const symbolAt = Uint32Array.from(bars, (_, i) => i % symbolCount);
  const each = symbols.map((symbol, s) => {
    const columns = columnsOf(minutes.map((minute) => barOf(s, minute)));
    return [symbol, columns] as const;
  });
  return {
    bars,
    columns: { columns: columnsOf(bars), symbols, symbolAt },
    bySymbol: new Map(each),
  };
}

/** µs a bar that the clones take of a message of 256 bars and of one that answers it. */
export function cloneCost(): number {
  const numbers = new Float64Array(6 * 256);
  const rounds = 200;
  const started = performance.now();
  for (let i = 0; i < rounds; i++) structuredClone(structuredClone(numbers));
  return ((performance.now() - started) * 1_000) / rounds / 256;
}

/** µs that a base bar takes in a lane of one timeframe. */
export function timeframeCosts(): readonly (readonly [timeframe: string, us: number])[] {
  return options.timeframes!.map((timeframe) => {
    const pipeline = new Pipeline({ ...config, timeframes: [timeframe], riskTimeframe: timeframe });
    const bars = Array.from({ length: 6_000 }, (_, i) => barOf(0, i));
    for (const bar of bars.slice(0, 2_000)) pipeline.update(bar);
    const started = performance.now();
    for (const bar of bars.slice(2_000)) pipeline.update(bar);
    return [timeframe, ((performance.now() - started) * 1_000) / 4_000] as const;
  });
}
