import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/bars/index.js';
import { parentFault, type RuleOptions } from '../../src/validation/index.js';
import { hardRules, softRules } from '../../src/validation/rules/catalog.js';
import { openSpikeRule } from '../../src/validation/rules/open-spike.js';
import { staleRule } from '../../src/validation/rules/stale.js';
import { tickRule } from '../../src/validation/rules/tick.js';
import { wickRule } from '../../src/validation/rules/wick.js';
import { zScoreRule } from '../../src/validation/rules/z-score.js';
import { bar, repeated, said } from './rule-view.js';

describe('which rules there are', () => {
  const ids = (rules: RuleOptions = {}, others: object = {}) =>
    softRules({ base: '1m', rules, ...others }).map(({ id }) => id);
  const usual = ['spike', 'unit', 'wick', 'open-spike', 'stale'];

  it('is what options switch, each for itself', () => {
    expect(ids()).toEqual(usual);
    for (const [i, name] of (['spike', 'unit', 'wick', 'openSpike', 'stale'] as const).entries()) {
      expect(ids({ [name]: false })).toEqual(usual.filter((_, k) => k !== i));
      expect(ids({ [name]: true })).toEqual(usual);
    }
    expect(ids({ volumeSpike: true, volumeShift: 7 })).toEqual([
      ...usual,
      ...['volume-spike', 'volume-shift'],
    ]);
    expect(ids({ volumeSpike: false })).toEqual(usual);
    expect(hardRules({ base: '1m' }).map(({ id }) => id)).not.toContain('volume-floor');
  });

  it('each at the level that is given, or its usual one', () => {
    const formula = (rules: RuleOptions, id: string) =>
      softRules({ base: '1m', rules }).find((rule) => rule.id === id)!.formula;
    for (const [name, id] of [
      ['spike', 'spike'],
      ['wick', 'wick'],
      ['openSpike', 'open-spike'],
    ]) {
      expect(formula({}, id!)).toContain('> 12 ');
      expect(formula({ [name!]: 7 }, id!)).toContain('> 7 ');
    }
    expect(formula({ volumeSpike: true }, 'volume-spike')).toContain('> 3 ');
    expect(formula({ volumeShift: true }, 'volume-shift')).toContain('1/5 … 5');
  });
});

describe('a rule at its bound', () => {
  it('wick: multiples of the larger of move and range, on either side', () => {
    const wick = (change: Partial<Bar>, seen = {}) => said(wickRule(10), change, [], seen);
    expect([wick({ high: 119.9 }), wick({ high: 120.1 })]).toEqual([undefined, 'wick']);
    expect([wick({ low: 83.4 }), wick({ low: 83.3 })]).toEqual([undefined, 'wick']); // 100/1.2
    expect(wick({ high: 120.1 }, { scale: 0.03 })).toBeUndefined();
    expect(wick({ high: 500 }, { range: Number.NaN })).toBeUndefined();
  });

  it('open spike: the open went far, and the close less than three tenths of it', () => {
    const open = (move: number, at = 113) => said(openSpikeRule(12), { open: at }, [], { move });
    expect([open(0.038), open(0.04)]).toEqual(['open-spike', undefined]);
    expect(open(0, 111.9)).toBeUndefined();
  });

  it('the change in standard deviations of fifty', () => {
    const closes = Array.from({ length: 51 }, (_, i) => ({ close: i % 2 === 0 ? 100 : 101 }));
    const z = (close: number, count = 51) => said(zScoreRule(3), { close }, closes.slice(0, count));
    // Changes of about ±1 %: mean 0.005 %, deviation 1.005 %.
    expect([z(103), z(103.1), z(97.1), z(96.9)]).toEqual([
      ...[undefined, 'z-score-too-large', undefined, 'z-score-too-large'],
    ]);
    expect(z(200, 49)).toBeUndefined();
  });

  it('the tick: any of the four prices, but for rounding', () => {
    const tick = (change: Partial<Bar>) => said(tickRule(0.01), change);
    expect(tick({ close: 100.07, high: 1e7 + 0.29 })).toBeUndefined();
    for (const name of ['open', 'high', 'low', 'close']) {
      expect(tick({ [name]: 100.005 })).toBe('off-tick');
      expect(tick({ [name]: 100.0000001 })).toBe('off-tick');
    }
  });

  it('stale: a run that chance does not explain, of bars in which something traded', () => {
    const stale = (count: number, one: Partial<Bar> = {}, before: Partial<Bar>[] = []) =>
      said(staleRule, one, [{ close: 99 }, ...before, ...repeated(count, one)]);
    // One in a hundred repeats at first: a run of three has the chance 1e-6, and of four 1e-8.
    expect([stale(3), stale(4), stale(5)]).toEqual([undefined, 'stale-run', 'stale-run']);
    expect(stale(8, { volume: 0 }, [{ close: 98, volume: 5 }])).toBeUndefined();
    expect(said(staleRule, { close: 101 }, repeated(6, {}))).toBeUndefined();
  });
});

describe('a longer bar', () => {
  const parts = [0.5, 0.5].map((share) => ({ ...bar, volume: share * 1e9 }));
  const fault = (volume: number) => parentFault({ ...bar, volume }, parts);

  it('may have another volume by the rounding of a sum, a billionth of it', () => {
    expect([fault(1e9), fault(1e9 + 1), fault(1e9 - 0.5)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([fault(1e9 + 2), fault(1e9 - 2), fault(Number.NaN)]).toEqual(
      Array.from({ length: 3 }, () => 'parent-differs'),
    );
    const still = { ...bar, volume: 0 };
    expect(parentFault(still, [still])).toBeUndefined();
  });
});
