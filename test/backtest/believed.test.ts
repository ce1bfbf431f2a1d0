import { expect, it } from 'vitest';
import { Backtest, backtestSteps } from '../../src/backtest/index.js';
import type { SymbolBar } from '../../src/bars/index.js';
import { decodeText, encodeText } from '../../src/core/index.js';
import { Pipeline, type PipelineOptions } from '../../src/pipeline/index.js';
import { PaperBroker } from '../../src/simulation/index.js';
import { syntheticMarket } from '../../src/testing/index.js';

const clean: SymbolBar[] = [];
for (const bar of syntheticMarket({ seed: 3, moveRatio: 0.004 })) {
  clean.push({ ...bar, symbol: 'A' });
  if (clean.length === 900) break;
}

/** The bars with prints that are none among them: far off, broken, once more, and late. */
const faulty = clean.flatMap((bar, i): SymbolBar[] => {
  if (i % 101 === 7) return [{ ...bar, low: -bar.low }];
  if (i % 89 === 11) return [{ ...bar, high: bar.high * 50, close: bar.close * 40 }];
  if (i % 83 === 13) return [{ ...bar, close: Number.NaN }];
  if (i % 79 === 17) return [{ ...bar, high: bar.low / 2 }];
  if (i % 73 === 19) return [bar, { ...bar, close: bar.open }];
  return i % 71 === 21 ? [bar, clean[i - 5]!] : [bar];
});

/** Bars that come late into a gap, and old ones that come with another close. */
const belated = clean.slice(0, 320).flatMap((bar, i, all): SymbolBar[] => {
  if (i % 13 === 5) return [];
  if (i % 13 === 8) return [bar, all[i - 3]!];
  const { high } = all[i - 2] ?? bar;
  return i % 37 === 20 ? [bar, { ...all[i - 2]!, close: high }] : [bar];
});

const options = {
  base: '1m',
  timeframes: ['1m'],
  risk: { minConfidence: 0, minCoverage: 0 },
} satisfies PipelineOptions;

const parts = (validation: PipelineOptions['validation'] = {}) => ({
  pipeline: new Pipeline({ ...options, validation }),
  broker: new PaperBroker({ account: { cash: 10_000 } }),
  orders: { mostBars: 5 },
});

const goesOn = new Set(['accepted', 'repaired', 'backfilled', 'revision']);

it.each([
  ['at once', {}],
  ['when the next bar has come', { hold: 1, maxPriceChange: 0.01 }],
  ['and does not drop', { hold: 1, policy: 'drop' }],
] as const)('orders meet what the pipeline believes %s, and nothing else', (_, validation) => {
  let [metCount, fillCount, unbelieved, waited] = [0, 0, 0, 0];
  for (const { found, believed, events } of backtestSteps({ ...parts(validation), bars: faulty })) {
    const judged = found.flatMap(({ bars }) => bars);
    const went = judged.filter(({ disposition }) => goesOn.has(disposition));
    const met = believed.flat().filter(({ time }) => time !== undefined);
    expect(met.map(({ time }) => time)).toEqual(went.map(({ time }) => time));
    unbelieved += judged.length - went.length;
    waited += Number(believed.length > 1);
    metCount += met.length;
    for (const event of events) {
      if (event.type !== 'fill') continue;
      const { time, price } = event.fill;
      const { low, high } = met.find((bar) => bar.time === time)!;
      expect(price).toBeGreaterThanOrEqual(low);
      expect(price).toBeLessThanOrEqual(high);
      fillCount += 1;
    }
  }
  expect(metCount).toBeGreaterThan(600);
  expect(unbelieved).toBeGreaterThan(20);
  expect(fillCount).toBeGreaterThan(10);
  expect(waited > 0).toBe('hold' in validation);
});

it('a bar that is judged anew because an old one has come is met as its lane judges it', () => {
  const { broker } = parts();
  const validation = { hold: 1, maxPriceChange: 0.006 } as const;
  const pipeline = new Pipeline({ ...options, validation, revise: 'replay' });
  let oldCount = 0;
  for (const { found, believed } of backtestSteps({ pipeline, broker, bars: belated })) {
    const judged = found.flatMap(({ bars }) => bars);
    const went = judged.filter(({ disposition }) => goesOn.has(disposition));
    oldCount += judged.filter(({ disposition }) => disposition === 'late').length;
    const met = believed.flat().filter(({ time }) => time !== undefined);
    expect(met.map(({ time }) => time)).toEqual(went.map(({ time }) => time));
  }
  expect(oldCount).toBeGreaterThan(5);
});

it('a stop is not filled at a print that is not believed, and goes on waiting', () => {
  const { broker, pipeline } = parts();
  const run = new Backtest({ broker, pipeline });
  let i = 0;
  while (i < 100 || broker.account.quantity('A') <= 0) run.update([clean[i++]!]);
  const quantity = broker.account.quantity('A');
  const { stop } = broker.book('A').exits;
  const { equity } = broker.account;
  const print = { ...clean[i]!, low: -stop }; // a broker by itself takes prices below 0
  const step = run.update([print]);
  expect(step.found[0]!.bars[0]!.disposition).toBe('rejected');
  expect(step.events).toEqual([{ type: 'refused' }]);
  expect(broker.account.quantity('A')).toBe(quantity);
  expect(step.equity).toBe(equity);
});

it('base bars go with a bar whose prices are as they came', () => {
  const { broker, pipeline } = parts();
  const run = new Backtest({ broker, pipeline });
  const children = [clean[0]!];
  const { believed } = run.update([{ ...clean[0]!, children } as SymbolBar]);
  expect(believed).toEqual([[expect.objectContaining({ time: clean[0]!.time, children })]]);
});

it('symbols beyond the most, disabled and unnamed ones are not met', () => {
  const only = { ...options, maxSymbols: 1, symbols: { B: { enabled: false } } };
  const { broker } = parts();
  const run = new Backtest({ broker, pipeline: new Pipeline(only) });
  const [bar] = clean;
  const of = (symbol: unknown) => run.update([{ ...bar!, symbol } as SymbolBar]).events;
  const refused = [{ type: 'refused' }];
  expect(of('B')).toEqual(refused);
  // A bar that is none does not take the room.
  expect(run.update([{ ...bar!, symbol: 'C', close: Number.NaN }]).events).toEqual(refused);
  expect(of('A')).toEqual([]);
  expect(of('C')).toEqual(refused);
  expect(of('')).toEqual(refused);
});

it('a snapshot goes on with bars that wait; one that is none leaves everything as it was', () => {
  const make = () => new Backtest(parts({ hold: 1, maxPriceChange: 0.002 }));
  const whole = make();
  let run = make();
  let waits = 0;
  for (const bar of clean.slice(0, 300)) {
    const expected = whole.update([bar]);
    expect(run.update([bar]).equity).toBe(expected.equity);
    if (expected.believed.length > 0) continue;
    waits += 1;
    const text = encodeText(run.snapshot());
    run = make();
    run.restore(decodeText(text));
    expect(encodeText(run.snapshot())).toBe(text);
  }
  expect(waits).toBeGreaterThan(3);
  const good = run.snapshot();
  const text = encodeText(good);
  for (const believed of [
    null,
    {},
    { symbols: ['A'], validators: [] },
    { symbols: [1], validators: [1] },
  ]) {
    const state = { ...(good.state as object), believed };
    expect(() => run.restore({ ...good, state } as never)).toThrow('believed');
    expect(encodeText(run.snapshot())).toBe(text);
  }
});
