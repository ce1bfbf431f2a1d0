/** Where no statistics package has the kind: other people's libraries, on the same bars. */
import { HeikinAshi, PSAR } from 'technicalindicators';
import { BOP, FisherTransform, KAMA, McGinleyDynamic, STC, SuperTrend } from 'trading-signals';
import { describe, expect, it } from 'vitest';
import { compare } from './comparison.js';
import { readBars } from './fixtures.js';
import * as r from './index.js';
import type { Series } from './series.js';

const bars = readBars('bars');
const { time, open, high, low, close, volume } = bars;
const columns = (): { [field: string]: number[] } =>
  Object.fromEntries(Object.entries(bars).map(([field, x]) => [field, [...x]]));

interface Adder<In, Out> {
  add(input: In): Out | null;
}

/** What a peer says bar by bar; NaN where it says nothing. */
function said<In, Out>(
  peer: Adder<In, Out>,
  input: (i: number) => In,
  number: (out: Out) => number,
): number[] {
  return time.map((_, i) => {
    const out = peer.add(input(i));
    return out === null ? Number.NaN : number(out);
  });
}

const itself = (x: number): number => x;
const closeAt = (i: number): number => close[i]!;
const barAt = (i: number): { [field in 'open' | 'high' | 'low' | 'close' | 'volume']: number } => ({
  open: open[i]!,
  high: high[i]!,
  low: low[i]!,
  close: close[i]!,
  volume: volume[i]!,
});

interface Peer {
  readonly kind: string;
  readonly ours: Series;
  readonly theirs: () => Series;
  /** Bar from which equality is asked, and why not before. */
  readonly from?: number;
  readonly differs?: string;
}

const { high: highs, low: lows } = columns();
const hollow = new HeikinAshi({ ...columns(), timestamp: [...time] } as ConstructorParameters<
  typeof HeikinAshi
>[0]).result;

const peers: readonly Peer[] = [
  {
    kind: 'parabolicSar',
    ours: r.parabolicSar(bars).value,
    theirs: () => PSAR.calculate({ high: highs!, low: lows!, step: 0.02, max: 0.2 }),
    from: 16,
    differs: 'starts in another direction; the same from the first turn on',
  },
  { kind: 'heikinAshi.open', ours: r.heikinAshi(bars).open, theirs: () => hollow.open! },
  { kind: 'heikinAshi.high', ours: r.heikinAshi(bars).high, theirs: () => hollow.high! },
  { kind: 'heikinAshi.low', ours: r.heikinAshi(bars).low, theirs: () => hollow.low! },
  { kind: 'heikinAshi.close', ours: r.heikinAshi(bars).close, theirs: () => hollow.close! },
  {
    kind: 'superTrend',
    ours: r.superTrend(bars).value,
    theirs: () =>
      said(new SuperTrend({ interval: 10, multiplier: 3 }), barAt, ({ supertrend }) => supertrend),
    from: 180,
    differs: "its ATR counts the first bar's range",
  },
  {
    kind: 'kama',
    ours: r.kama(close),
    theirs: () => said(new KAMA(10), closeAt, itself),
    from: 10,
    differs: 'shows its starting price as a value',
  },
  {
    kind: 'fisher',
    ours: r.fisher(bars).fisher,
    theirs: () => said(new FisherTransform(9), barAt, itself),
  },
  { kind: 'bop', ours: r.bop(bars), theirs: () => said(new BOP(), barAt, itself) },
  {
    kind: 'mcGinley',
    ours: r.mcGinley(close, { period: 5, factor: 0.6 }),
    theirs: () => said(new McGinleyDynamic(5), closeAt, itself),
    from: 120,
    differs: 'starts from the first price',
  },
  {
    kind: 'stc',
    ours: r.stc(close, { seed: 'first' }),
    theirs: () => said(new STC({}), closeAt, itself),
    from: 120,
    differs: 'its stochastics start once the slow EMA is warm',
  },
];

describe('references beside technicalindicators and trading-signals', () => {
  it.each(peers)('$kind', ({ ours, theirs, from }) => {
    const { error, misaligned, bars: compared } = compare(ours, theirs(), from);
    expect(misaligned).toBe(-1);
    expect(compared).toBeGreaterThanOrEqual(100);
    expect(error).toBeLessThanOrEqual(1e-9);
  });
});
