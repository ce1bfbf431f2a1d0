import { expect, it } from 'vitest';
import type { SymbolBar } from '../../src/bars/bar.js';
import { encodeText } from '../../src/core/index.js';
import { Pipeline } from '../../src/pipeline/index.js';
import { Random } from '../contract/series.js';

// The first sixteen symbols have sets of their own; those after them work in turn at one memory.

const options = { base: '1m', timeframes: ['1m', '5m'], riskTimeframe: '1m' } as const;

function barsOf(symbol: string, seed: number, length: number): SymbolBar[] {
  const random = new Random(seed);
  let close = 100;
  return Array.from({ length }, (_, i) => {
    const open = close;
    close *= 1 + 0.01 * (random.unit() - 0.5);
    const [high, low] = [1.001 * Math.max(open, close), 0.999 * Math.min(open, close)];
    return { symbol, time: 60_000 * i, open, high, low, close, volume: 1 + random.unit() };
  });
}

/** A pipeline in which whoever comes next shares. */
function crowded(revisableBars = 1): Pipeline {
  const crowd = new Pipeline({ ...options, revisableBars });
  for (let k = 0; k < 16; k++) for (const bar of barsOf(`early${k}`, k, 6)) crowd.update(bar);
  return crowd;
}

it('those who share a memory say what they say alone, through peeks, corrections and snapshots', () => {
  const symbols = ['a', 'b', 'c'];
  let crowd = crowded();
  const alone = symbols.map(() => new Pipeline(options));
  const feeds = symbols.map((symbol, s) => barsOf(symbol, 100 + s, 100));
  for (let i = 0; i < 100; i++) {
    if (i === 45) {
      const text = crowd.snapshot();
      crowd = crowded();
      crowd.restore(text);
    }
    feeds.forEach((feed, s) => {
      const bar = feed[i]!;
      const bars = i % 30 === 29 ? [bar, { ...bar, high: 1.01 * bar.high }] : [bar];
      for (const one of bars) {
        if (i % 20 === 7)
          expect(JSON.stringify(crowd.peek(one))).toBe(JSON.stringify(alone[s]!.peek(one)));
        const said = JSON.stringify(crowd.update(one));
        expect(said).toBe(JSON.stringify(alone[s]!.update(one)));
      }
    });
  }
  const lanes = crowd.snapshot().state as unknown as { lanes: { symbol: string; lane: never }[] };
  symbols.forEach((symbol, s) => {
    const own = alone[s]!.snapshot().state as unknown as typeof lanes;
    const shared = lanes.lanes.find((one) => one.symbol === symbol)!;
    expect(encodeText(shared as never)).toBe(encodeText(own.lanes[0] as never));
  });
});

it('those who share a memory have each their own row in a snapshot', () => {
  const symbols = ['a', 'b'];
  const crowd = crowded(0);
  for (let i = 0; i < 6; i++) for (const s of [0, 1]) crowd.update(barsOf(symbols[s]!, s, 6)[i]!);
  const restored = crowded(0);
  restored.restore(crowd.snapshot());
  symbols.forEach((symbol, s) => {
    const alone = new Pipeline({ ...options, revisableBars: 0 });
    for (const bar of barsOf(symbol, s, 6)) alone.update(bar);
    const noBar = { ...barsOf(symbol, s, 1)[0]!, close: Number.NaN };
    const { features } = alone.peek(noBar);
    expect(restored.peek(noBar).features).toEqual(features);
    expect(features['1m']).toBeDefined();
  });
});
