import { describe, expect, it } from 'vitest';
import type { SymbolBar } from '../../src/bars/bar.js';
import { decodeText, encodeText } from '../../src/core/index.js';
import { Pipeline, type PipelineOptions } from '../../src/pipeline/index.js';
import type { Opinion, Signal, Strategy, StrategyView } from '../../src/strategies/index.js';
import { Random } from '../contract/series.js';

/** Has an opinion on every bar, and no memory. */
class Talker implements Strategy {
  readonly kind = 'talker';
  readonly version = 1;
  readonly id = 'talker()';
  readonly family = 'trend';
  readonly needs = {};
  readonly warmUp = 1;
  update(view: StrategyView): Opinion {
    return this.peek(view);
  }
  peek(_view: StrategyView): Opinion {
    return { direction: 'up', strength: 0.5, horizonBars: 5, reasons: [] };
  }
  reset(): void {}
  snapshot() {
    return { format: 1, version: 1, id: this.id, state: null };
  }
  restore(): void {}
}

const options: PipelineOptions = {
  base: '1m',
  timeframes: ['1m', '5m'],
  indicators: { atr: { kind: 'atr', period: 20 } },
  denoise: false,
  regime: { volatilityBars: 20, period: 5 },
  strategies: { talker: { kind: 'talker' } },
  riskTimeframe: '1m',
};
const warmUp = 25;
const make = () => new Pipeline(options, { strategies: { talker: Talker } });

/** Minutes of a calm market; `change` gives the price another turn. */
function minutes(count: number, change: (i: number) => number = () => 1): SymbolBar[] {
  const random = new Random(5);
  let price = 100;
  return Array.from({ length: count }, (_, i) => {
    const open = price * change(i);
    const close = open * (1 + random.integer(-64, 64) / 65536);
    price = close;
    const [low, high] = [Math.min(open, close) - 1 / 64, Math.max(open, close) + 1 / 64];
    return { symbol: 'X', time: i * 60_000, open, high, low, close, volume: 100 };
  });
}

const doubted = 100;

/** `bars` whose bar `doubted` closes at ten times its price. */
function withSpike(bars: SymbolBar[]): SymbolBar[] {
  const { close } = bars[doubted]!;
  return bars.with(doubted, { ...bars[doubted]!, high: close * 10, close: close * 10 });
}

/** The types of doubt that the signal of each bar of `timeframe` rests on. */
function marksOf(pipeline: Pipeline, bars: readonly SymbolBar[], timeframe = '1m'): string[] {
  return bars.map((bar) => {
    const said = pipeline.update(bar).signals.filter((one: Signal) => one.timeframe === timeframe);
    return said.map(({ restsOn }) => restsOn.map(({ type }) => type).join()).join(';');
  });
}

describe('what rests on a bar in doubt', () => {
  it('a spike is suspected at arrival, then marked as one for a warm-up of its timeframe', () => {
    const marks = marksOf(make(), withSpike(minutes(300)));
    expect(marks[doubted - 1]).toBe('');
    expect(marks[doubted]).toMatch(/^suspected/);
    expect(new Set(marks.slice(doubted + 1, doubted + warmUp))).toEqual(new Set(['spike']));
    expect(new Set(marks.slice(doubted + warmUp))).toEqual(new Set(['']));
  });

  it('the mark names the base bar, in longer timeframes too, and the decision says so', () => {
    const pipeline = make();
    const results = withSpike(minutes(160)).map((bar) => pipeline.update(bar));
    const parent = results[104]!.signals.find(({ timeframe }) => timeframe === '5m')!;
    expect(parent.restsOn).toEqual([{ type: 'spike', time: doubted * 60_000 }]);
    expect(results[104]!.composite!.restsOn).toEqual(parent.restsOn);
    const reasons = results[104]!.decision!.reasons;
    expect(reasons).toContainEqual({ code: 'rests-on-spike', value: doubted * 60_000 });
  });

  it('after a split it is marked split-like', () => {
    const marks = marksOf(
      make(),
      minutes(200, (i) => (i === doubted ? 1 / 7 : 1)),
    );
    expect(marks[doubted]).toMatch(/^suspected/);
    expect(new Set(marks.slice(doubted + 1, doubted + warmUp))).toEqual(new Set(['split-like']));
  });

  it('a jump that the next bar confirms is no doubt any more, nor is what was said of it', () => {
    const pipeline = make();
    const bars = minutes(200, (i) => (i === doubted ? 1.02 : 1));
    const marks = marksOf(pipeline, bars.slice(0, doubted + 2));
    expect(marks[doubted]).toMatch(/^suspected/);
    expect(marks[doubted + 1]).toBe('');
    expect(pipeline.peek(bars[doubted + 2]!).composite!.restsOn).toEqual([]);
  });

  it('a correction takes the doubt back', () => {
    const [plain, corrected] = [make(), make()];
    const bars = minutes(200);
    const spiked = withSpike(bars);
    const expected = marksOf(plain, bars);
    marksOf(corrected, spiked.slice(0, doubted + 1));
    const rest = marksOf(corrected, bars.slice(doubted));
    expect(rest).toEqual(expected.slice(doubted));
  });

  it('is foretold by peek, and resumed from a snapshot', () => {
    const pipeline = make();
    for (const bar of withSpike(minutes(130))) {
      const peeked = JSON.stringify(pipeline.peek(bar));
      expect(JSON.stringify(pipeline.update(bar))).toBe(peeked);
      if (bar.time % 420_000 !== 0) continue;
      const resumed = make();
      resumed.restore(decodeText(encodeText(pipeline.snapshot())));
      expect(encodeText(resumed.snapshot())).toBe(encodeText(pipeline.snapshot()));
      expect(JSON.stringify(resumed.peek(bar))).toBe(JSON.stringify(pipeline.peek(bar)));
    }
  });
});
