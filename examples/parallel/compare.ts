import { type Decision, Pipeline, type PipelineOptions } from 'barwave';
import { barAt } from 'barwave/bars';
import { ParallelPipeline, type Port, type SymbolColumns } from 'barwave/parallel';
import { pieceOf } from './market.js';

/** How one way went through all bars. */
export interface Run {
  readonly workers: number;
  readonly ms: number;
  /** Decisions to trade. */
  readonly trades: number;
  /** Lanes of each worker. */
  readonly lanes: readonly number[];
}

/** A worker of whichever kind, with `hostLanes` in it. */
export type LaneWorker = Port & { terminate(): unknown };

export interface Comparing {
  readonly config: PipelineOptions;
  /** How many workers, one way after the other; 0 is one thread and no worker. */
  readonly counts: readonly number[];
  worker(): LaneWorker;
  progress(workers: number, done: number, bars: number): void;
}

/** Bars that are fed at once. */
const pieceBars = 20_000;

/**
 * The same bars through one Pipeline, and through workers: how long each way takes. Their decisions
 * are the same, to the last character, or it throws.
 */
export async function compare(market: SymbolColumns, how: Comparing): Promise<readonly Run[]> {
  const runs: Run[] = [];
  let expected: string | undefined;
  for (const workers of how.counts) {
    const started = performance.now();
    const { decisions, lanes } =
      workers === 0 ? inOneThread(market, how) : await inWorkers(market, how, workers);
    const ms = performance.now() - started;
    const said = JSON.stringify(decisions);
    expected ??= said;
    if (said !== expected) throw new Error(`${workers} workers decide otherwise`);
    runs.push({ workers, ms, trades: decisions.length, lanes });
  }
  return runs;
}

interface Outcome {
  readonly decisions: readonly Decision[];
  readonly lanes: readonly number[];
}

function inOneThread({ columns, symbols, symbolAt }: SymbolColumns, how: Comparing): Outcome {
  const pipeline = new Pipeline(how.config);
  const decisions: Decision[] = [];
  for (let i = 0; i < symbolAt.length; i++) {
    const result = pipeline.update({ ...barAt(columns, i), symbol: symbols[symbolAt[i]!]! });
    for (const one of result.decisions) if (one.action !== 'hold') decisions.push(one);
    if ((i + 1) % pieceBars === 0) how.progress(0, i + 1, symbolAt.length);
  }
  how.progress(0, symbolAt.length, symbolAt.length);
  return { decisions, lanes: [pipeline.symbols.length] };
}

async function inWorkers(market: SymbolColumns, how: Comparing, count: number): Promise<Outcome> {
  const bars = market.symbolAt.length;
  const ports = Array.from({ length: count }, () => how.worker());
  const parallel = new ParallelPipeline({ ports, config: how.config, assign: 'load' });
  const decisions: Decision[] = [];
  let next = feed(0);
  for (let at = 0; at < bars; at += pieceBars) {
    const waiting = next;
    next = feed(at + pieceBars); // the workers have something to do while this one is told
    const told = await waiting;
    for (const one of told.decisions) decisions.push(one);
    how.progress(count, Math.min(bars, at + pieceBars), bars);
  }
  await next;
  const lanes = parallel.status().map((port) => port.lanes);
  parallel.close();
  await Promise.all(ports.map((port) => port.terminate()));
  return { decisions, lanes };

  function feed(from: number) {
    return parallel.process(pieceOf(market, from, Math.min(bars, from + pieceBars)));
  }
}

/** A row a run: bars a second, and how many times as fast as the first. */
export function tableOf(runs: readonly Run[], bars: number): readonly (readonly string[])[] {
  const [first] = runs;
  return [
    ['', 'ms', 'bars a second', '×', 'trades', 'lanes by worker'],
    ...runs.map(({ workers, ms, trades, lanes }) => [
      workers === 0 ? 'before: one thread' : `after: ${workers} workers`,
      ms.toFixed(0),
      ((1_000 * bars) / ms).toFixed(0),
      (first!.ms / ms).toFixed(2),
      String(trades),
      lanes.join(' '),
    ]),
  ];
}
