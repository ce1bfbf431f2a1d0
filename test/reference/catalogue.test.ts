import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.js';
import { readBars } from './fixtures.js';
import type { Bars, Series } from './series.js';

const bars = readBars('bars');
const kinds = Object.entries(catalogue).map(([kind, reference]) => ({ kind, reference }));

function cut(from: Bars, count: number): Bars {
  const columns = Object.entries(from).map(([field, x]) => [field, (x as Series).slice(0, count)]);
  return Object.fromEntries(columns) as Bars;
}

const firstDefined = (x: Series): number => x.findIndex((v) => !Number.isNaN(v)) + 1;

describe.each(kinds)('$kind', ({ reference }) => {
  const { run, usual, warmUp } = reference;

  it('speaks first at its warm-up, with usual and with other parameters', () => {
    const other = Object.fromEntries(Object.entries(usual).map(([name, v]) => [name, v + 3]));
    for (const p of [usual, other]) {
      const starts = Object.entries(run(bars, p)).map(([name, x]) => [name, firstDefined(x)]);
      expect(Object.fromEntries(starts)).toEqual(warmUp(p));
    }
  });

  it('is silent before its warm-up and never again on ordinary bars', () => {
    for (const x of Object.values(run(bars))) {
      const said = x.slice(firstDefined(x) - 1);
      expect(said.filter((v) => !Number.isFinite(v))).toEqual([]);
      expect(x).toHaveLength(bars.close.length);
    }
  });

  it('says of a bar the same whatever comes after it', () => {
    const whole = run(bars);
    for (const [name, x] of Object.entries(run(cut(bars, 200)))) {
      expect(x).toEqual(whole[name]!.slice(0, 200));
    }
  });

  it('never says infinity, in a halted market without volume either', () => {
    for (const x of Object.values(run(readBars('flat')))) {
      expect(x.filter((v) => Math.abs(v) === Number.POSITIVE_INFINITY)).toEqual([]);
    }
  });
});
