import { type Bar, barAt } from '../../src/bars/index.js';
import { fromCsv } from '../../src/formats/index.js';
import { DelayedLabels } from '../../src/learning/index.js';
import { type FusionOptions, Pipeline } from '../../src/pipeline/index.js';
import { type RealSeries, textOf } from './real-series.js';
import type { Judged } from './reliability.js';

/** One signal, as its strategy stated it and as the Pipeline said it, and what came of it. */
export interface JudgedSignal {
  /** Base bars before it was said, and before its outcome was known. */
  readonly saidAt: number;
  readonly dueAt: number;
  /** Number of the strategy on its timeframe. */
  readonly source: number;
  readonly stated: number;
  readonly learned: number;
  /** Whether outcomes stand behind `learned`: until there are enough it is a prior. */
  readonly isLearned: boolean;
  readonly outcome: number;
}

const kinds = ['macdRsi', 'maCrossover', 'rsiTrend', 'bollingerBreakout', 'levelBreakout'] as const;

/** All signals of some strategies on a real series. */
export function judgedSignals(
  { path, timeframes }: RealSeries,
  speakers: readonly (typeof kinds)[number][] = kinds,
  fusion: FusionOptions = {},
): JudgedSignal[] {
  const { columns } = fromCsv(textOf(path));
  const bars = Array.from(columns.time, (_, i) => barAt(columns, i));
  return signalsOn(bars, timeframes, speakers, fusion);
}

/** The same on bars of the first of `timeframes`, each judged by the close at its horizon. */
export function signalsOn(
  bars: Iterable<Bar>,
  timeframes: readonly string[],
  speakers: readonly (typeof kinds)[number][] = kinds,
  fusion: FusionOptions = {},
): JudgedSignal[] {
  const names: readonly string[] = speakers;
  const strategies = Object.fromEntries(speakers.map((kind) => [kind, { kind }]));
  const pipeline = new Pipeline({
    base: timeframes[0]!,
    timeframes,
    strategies,
    fusion,
    validation: { feed: 'tradeOnly' },
  });
  const labels = new Map(
    timeframes.map((name) => [name, new DelayedLabels({ longestBars: 100, width: 5 })]),
  );
  const judged: JudgedSignal[] = [];
  let i = -1;
  for (const bar of bars) {
    i += 1;
    const { closed, signals } = pipeline.update({ ...bar, symbol: 'X' });
    for (const { timeframe, bar: made } of closed) {
      for (const { features, outcome } of labels.get(timeframe)!.update(made.close)) {
        const [saidAt, stated, learned, isLearned, source] = features as unknown as Five;
        const isIt = isLearned === 1;
        judged.push({ saidAt, dueAt: i, source, stated, learned, isLearned: isIt, outcome });
      }
    }
    for (const { timeframe, strategy, statedUp, pUp, basis, horizonBars } of signals) {
      const source = timeframes.indexOf(timeframe) * speakers.length + names.indexOf(strategy);
      labels
        .get(timeframe)!
        .ask([i, statedUp, pUp, Number(basis !== 'prior'), source], horizonBars);
    }
  }
  return judged.sort((a, b) => a.saidAt - b.saidAt);
}

type Five = readonly [number, number, number, number, number];

/** The learned ones, in blocks of as many as are said in two horizons on average, twice over. */
export function asJudged(signals: readonly JudgedSignal[]): Judged {
  const learned = signals.filter(({ isLearned }) => isLearned);
  let within = 0;
  for (let i = 0, end = 0; i < learned.length; i++) {
    const { saidAt, dueAt } = learned[i]!;
    for (end = i; end < learned.length && learned[end]!.saidAt <= 2 * dueAt - saidAt; ) end += 1;
    within += end - i;
  }
  return {
    said: Float64Array.from(learned, (one) => one.learned),
    outcomes: Float64Array.from(learned, ({ outcome }) => outcome),
    blockLength: Math.max(10, Math.ceil((2 * within) / Math.max(1, learned.length))),
  };
}

/** All series one after the other, in the longest of their blocks. */
export function pooled(all: readonly Judged[]): Judged {
  const together = (of: 'said' | 'outcomes'): Float64Array =>
    Float64Array.from(all.flatMap((one) => [...one[of]]));
  const blockLength = Math.max(1, ...all.map((one) => one.blockLength));
  return { said: together('said'), outcomes: together('outcomes'), blockLength };
}
