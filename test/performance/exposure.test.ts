import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { decodeText, encodeText } from '../../src/core/index.js';
import {
  type ExposureSummary,
  exposureSummary,
  type HoldingsAtEnd,
  RunningExposure,
} from '../../src/performance/index.js';

type Columns = Record<keyof HoldingsAtEnd, readonly number[]>;
type Said = ExposureSummary & Record<'end' | 'within' | 'both' | 'half' | 'lesser', number>;

/** Made by NumPy: test/data/make/exposure.py. */
const { cases } = JSON.parse(readFileSync('test/data/exposure.json', 'utf8')) as {
  readonly cases: readonly { periodsPerYear: number; ends: Columns; said: Said }[];
};

const close = (found: number, wanted: number) =>
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(wanted)));

const endAt = ({ equity, gross, net, bought, sold }: Columns, i: number): HoldingsAtEnd => ({
  equity: equity[i]!,
  gross: gross[i]!,
  net: net[i]!,
  bought: bought[i]!,
  sold: sold[i]!,
});

it.each(cases)('of $said.periods periods: what NumPy says', ({ periodsPerYear, ends, said }) => {
  for (const inMarket of ['end', 'within'] as const) {
    close(exposureSummary(ends, { periodsPerYear, inMarket }).timeInMarket, said[inMarket]);
  }
  for (const traded of ['both', 'half', 'lesser'] as const) {
    close(exposureSummary(ends, { periodsPerYear, traded }).turnover, said[traded]);
  }
  const found = exposureSummary(ends, { periodsPerYear });
  expect([found.timeInMarket, found.turnover]).toEqual([
    exposureSummary(ends, { periodsPerYear, inMarket: 'end' }).timeInMarket,
    exposureSummary(ends, { periodsPerYear, traded: 'both' }).turnover,
  ]);
  const names = ['periods', 'meanGross', 'maxGross', 'meanNet', 'maxNet', 'minNet'] as const;
  for (const name of names) close(found[name], said[name]);
});

it('as it goes it is that of the whole, bit for bit; peek foretells; snapshots go on', () => {
  const { ends, periodsPerYear } = cases.at(-1)!;
  const options = { periodsPerYear, inMarket: 'within', traded: 'lesser' } as const;
  let running = new RunningExposure(options);
  for (let i = 0; i < ends.equity.length; i++) {
    const foretold = running.peek(endAt(ends, i));
    const said = running.update(endAt(ends, i));
    expect(foretold).toEqual(said);
    expect(running.value).toEqual(said);
    const part = Object.fromEntries(
      Object.entries(ends).map(([name, column]) => [name, column.slice(0, i + 1)]),
    );
    expect(exposureSummary(part as never, options)).toEqual(said);
    const text = encodeText(running.snapshot());
    running = new RunningExposure(options);
    running.restore(decodeText(text));
    expect(encodeText(running.snapshot())).toBe(text);
  }
  running.reset();
  expect(running.snapshot()).toEqual(new RunningExposure(options).snapshot());
});

const options = { periodsPerYear: 252 };
const end = { equity: 100, gross: 50, net: -50, bought: 0, sold: 50 };

it('a number that cannot be leaves everything; so does what is no record', () => {
  const running = new RunningExposure(options);
  running.update(end);
  const before = running.snapshot();
  const throwing = {
    get equity() {
      throw new Error('no');
    },
  };
  for (const wrong of [
    ...[
      { ...end, gross: -1 },
      { ...end, net: 51 },
      { ...end, bought: -1 },
      { ...end, sold: -0.1 },
    ],
    ...[Number.NaN, Number.POSITIVE_INFINITY, 2 ** 301, '5', null, undefined].map((equity) => ({
      ...end,
      equity,
    })),
    ...[undefined, null, 5, 'x', [], {}, throwing],
  ]) {
    running.update(wrong as never);
    expect(running.snapshot()).toEqual(before);
  }
  running.update({ ...end, net: 50 * (1 + 1e-12) }); // rounding
  expect(running.value.periods).toBe(2);
});

it('ruin leaves no share of equity, and what is not yet is NaN', () => {
  const running = new RunningExposure(options);
  const none = { timeInMarket: Number.NaN, meanGross: Number.NaN, turnover: Number.NaN };
  expect(running.value).toMatchObject({ periods: 0, ...none, maxGross: Number.NaN });
  running.update(end);
  for (const equity of [0, -40, 300]) {
    const { timeInMarket, meanGross, maxNet, turnover } = running.update({ ...end, equity });
    expect([timeInMarket, meanGross, maxNet]).toEqual([1, Number.NaN, Number.NaN]);
    expect(turnover).toBeGreaterThan(0);
    const revived = new RunningExposure(options);
    revived.restore(decodeText(encodeText(running.snapshot())));
    expect(revived.value).toEqual(running.value);
  }
  const owing = { ...end, equity: -1_000 };
  expect(running.update(owing).turnover).toBeNaN();
  const tiny = exposureSummary(
    { equity: [1e-300], gross: [1e80], net: [0], bought: [1e80], sold: [0] },
    options,
  );
  expect([tiny.maxGross, tiny.turnover]).toEqual([Number.NaN, Number.NaN]);
});

it('options and columns that cannot be are refused by name', () => {
  const make = (given: unknown) => () => new RunningExposure(given as never);
  expect(make({})).toThrow('periodsPerYear');
  expect(make({ periodsPerYear: 0 })).toThrow('periodsPerYear');
  expect(make({ ...options, inMarket: 'close' })).toThrow('inMarket');
  expect(make({ ...options, traded: 'all' })).toThrow('traded');
  expect(make({ ...options, inmarket: 'end' })).toThrow('inMarket');
  const { ends } = cases[1]!;
  expect(() => exposureSummary({ ...ends, net: [1] }, options)).toThrow('net');
  expect(() => exposureSummary({ ...ends, sold: undefined } as never, options)).toThrow('sold');
  expect(() => exposureSummary(undefined as never, options)).toThrow('ends');
});

it.each([
  { heldCount: 5 },
  { touchedCount: 5 },
  { periodCount: -1 },
  { grossSum: -1 },
  { grossSum: Number.NaN },
  { mostNet: -1 },
  { mostGross: Number.NaN },
  { bought: Number.NaN },
  { sold: -1 },
  { equitySum: Number.NaN },
  { isHeld: 1 },
  { other: 1 },
])('a snapshot with %o is of no account', (forged) => {
  const running = new RunningExposure(options);
  running.update(end);
  const { state, ...rest } = running.snapshot();
  const before = running.value;
  const wrong = { ...rest, state: { ...(state as object), ...forged } };
  expect(() => running.restore(wrong as never)).toThrow();
  expect(running.value).toEqual(before);
});
