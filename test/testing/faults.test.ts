import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/bars/index.js';
import { type FaultKind, injectFaults, syntheticMarket } from '../../src/testing/index.js';

const market = syntheticMarket({ seed: 3 });
const bars = Array.from({ length: 1500 }, (): Bar => market.next().value);

const feedOf = (kind: FaultKind, options: object = {}) =>
  injectFaults(bars, { kind, seed: 2, prevalenceRatio: 0.02, ...options });

/** Every fault beside the bar that it was made of. */
function faultsOf(kind: FaultKind, options: object = {}): readonly [found: Bar, true: Bar][] {
  const { inputs, faults } = feedOf(kind, options);
  const byTime = new Map(bars.map((bar) => [bar.time, bar]));
  return faults.map((at) => {
    const found = inputs[at] as Bar;
    return [found, byTime.get(found.time)!];
  });
}

describe('faults', () => {
  const kinds: Record<string, (found: Bar, right: Bar) => boolean> = {
    ohlc: ({ high, close }) => high < close,
    sign: ({ low, volume }, right) => low === -right.low || volume === -1 - right.volume,
    duplicate: (found, right) => JSON.stringify(found) === JSON.stringify(right),
    conflict: ({ volume }, right) => volume === right.volume + 1,
    order: (found, right) => JSON.stringify(found) === JSON.stringify(right),
    'times-100': ({ close, high }, right) => close === 100 * right.close && high === close,
    'divided-by-100': ({ close, low }, right) => close === right.close * 0.01 && low === close,
    'times-10': ({ close, high }, right) => close === 10 * right.close && high === close,
    spike: ({ close }, right) => Math.abs(Math.log(close / right.close)) > 0.005,
    wick: ({ close, high, low }, right) =>
      close === right.close && (high > right.high * 1.005 || low < right.low / 1.005),
  };

  it.each(Object.entries(kinds))('of kind %s are that, and all else is as it was', (kind, is) => {
    const faults = faultsOf(kind as FaultKind);
    expect(faults.length).toBeGreaterThan(12);
    expect(faults.length).toBeLessThan(40);
    for (const [found, right] of faults) expect(is(found, right)).toBe(true);
    const { inputs, faults: places } = feedOf(kind as FaultKind);
    const others = inputs.filter((_, i) => !places.includes(i));
    const isMore = ['duplicate', 'conflict', 'order'].includes(kind);
    const times = new Set(faults.map(([{ time }]) => time));
    expect(others).toEqual(isMore ? bars : bars.filter(({ time }) => !times.has(time)));
  });

  it('go both ways, about as often', () => {
    const isUp = (kind: FaultKind) =>
      faultsOf(kind).map(([found, right]) => Number(found.close > right.close));
    const isHigh = faultsOf('wick').map(([found, right]) => Number(found.high > right.high));
    const isVolume = faultsOf('sign').map(([found]) => Number(found.volume < 0));
    for (const sides of [isUp('spike'), isHigh, isVolume]) {
      const share = sides.reduce((sum, side) => sum + side, 0) / sides.length;
      expect(share > 0.2 && share < 0.8).toBe(true);
    }
  });

  it('that are no numbers stand in one field', () => {
    const fields = new Set<string>();
    for (const [found, right] of faultsOf('non-finite', { prevalenceRatio: 0.07 })) {
      const wrong = Object.entries(found).filter(([name, x]) => x !== right[name as keyof Bar]);
      expect(wrong).toHaveLength(1);
      fields.add(wrong[0]![0]);
      expect(wrong[0]![1] === null || !Number.isFinite(wrong[0]![1])).toBe(true);
    }
    expect([...fields].sort()).toEqual(['close', 'high', 'low', 'open', 'volume']);
  });

  it('that repeat late come three bars after', () => {
    const { inputs, faults } = feedOf('order');
    for (const at of faults) expect(inputs[at]).toEqual(inputs[at - 3]);
  });

  it('that are stale are five bars alike, the last of them told', () => {
    const { inputs, faults } = feedOf('stale');
    expect(faults.length).toBeGreaterThan(12);
    for (const at of faults) {
      const { time: _, ...last } = inputs[at] as Bar;
      for (const before of [1, 2, 3, 4]) expect(inputs[at - before]).toMatchObject(last);
      expect(inputs[at - 5]).not.toMatchObject(last);
      expect(inputs[at + 1]).not.toMatchObject(last);
    }
    expect(inputs.map((bar) => (bar as Bar).time)).toEqual(bars.map(({ time }) => time));
  });

  it('that change the level change it for good: a split by 2 or 10, a jump by its size', () => {
    const levels = (kind: FaultKind) => {
      const { inputs, faults } = feedOf(kind);
      const ratios = inputs.map((bar, i) => (bar as Bar).close / bars[i]!.close);
      const steps = ratios.map((ratio, i) => ratio / (ratios[i - 1] ?? 1));
      steps.forEach((step, i) => {
        if (!faults.includes(i)) expect(step).toBeCloseTo(1, 12);
      });
      return faults.map((at) => steps[at]!);
    };
    const splits = levels('split');
    for (const step of splits) {
      expect([0.1, 0.5, 2, 10].some((each) => Math.abs(step / each - 1) < 1e-9)).toBe(true);
    }
    expect(splits.some((step) => step > 1) && splits.some((step) => step < 1)).toBe(true);
    const jumps = levels('jump');
    expect(jumps.every((step) => Math.abs(step - 1) > 0.005)).toBe(true);
    expect(jumps.some((step) => step > 1) && jumps.some((step) => step < 1)).toBe(true);
  });

  it('are of the size that is asked for, in usual moves: 1.4826 medians', () => {
    const steady = bars.map((bar, i) => ({ ...bar, close: i % 2 === 0 ? 100 : 101 }));
    const { inputs, faults } = injectFaults(steady, { kind: 'spike', seed: 1, deviations: 10 });
    expect(faults.length).toBeGreaterThan(2);
    for (const at of faults) {
      const size = Math.exp(Math.abs(Math.log((inputs[at] as Bar).close / steady[at]!.close))) - 1;
      expect(size).toBeCloseTo(14.826 * 0.01, 2);
    }
    const flat = bars.map((bar) => ({ ...bar, close: 100 }));
    const spikes = injectFaults(flat, { kind: 'spike', seed: 1, deviations: 10 });
    const [first] = spikes.faults;
    const { close } = spikes.inputs[first!] as Bar;
    expect(Math.max(close / 100, 100 / close)).toBeCloseTo(1.014826, 9); // nothing moved: a thousandth
  });

  it('come after the clean bars, apart from each other, and not at the end', () => {
    const { faults } = feedOf('times-100', { prevalenceRatio: 1, cleanBars: 50 });
    expect(faults[0]).toBe(50);
    expect(faults.slice(1).every((at, i) => at - faults[i]! === 12)).toBe(true);
    expect(faults.at(-1)).toBeLessThan(bars.length - 12);
    expect(faults.at(-1)).toBeGreaterThanOrEqual(bars.length - 24);
    expect(feedOf('spike').inputs).toEqual(feedOf('spike').inputs);
    expect(injectFaults(bars, { kind: 'spike', seed: 1 }).faults[0]).toBeGreaterThanOrEqual(200);
  });

  it('of no kind, or in no bars, are refused by name', () => {
    expect(() => feedOf('typo' as never)).toThrow('options.kind');
    expect(() => injectFaults([5] as never, { kind: 'spike', seed: 1 })).toThrow('bars[0]');
    expect(() => injectFaults(5 as never, { kind: 'spike', seed: 1 })).toThrow('bars');
  });
});
