import { expect, it } from 'vitest';
import { columnsOf } from '../../src/bars/columns.js';
import { encodeText } from '../../src/core/index.js';
import { LaneOwners } from '../../src/parallel/lane-owners.js';
import { passing } from '../../src/parallel/passing.js';
import { Pipeline } from '../../src/pipeline/index.js';
import { disturbed, replaying } from '../pipeline/replay/disturbed.js';
import { fleetOf, randomOf } from './fleet.js';
import { faulty, limited, market, printed, quick } from './market.js';

it('a bar whose symbol cannot be read is nothing, whatever else stands in it', async () => {
  const bars = market(2, 20).map((bar, i) => (i % 5 === 3 ? unreadable(bar) : bar));
  const { parallel, close } = fleetOf(2);
  const serial = new Pipeline(quick);
  expect(await parallel.warm(bars.slice(0, 10))).toEqual(serial.warm(bars.slice(0, 10)));
  const rest = bars.slice(10);
  expect(printed(await parallel.update(rest))).toBe(printed(rest.map((bar) => serial.update(bar))));
  expect(encodeText(await parallel.snapshot())).toBe(encodeText(serial.snapshot()));
  close();
});

it('history is counted as one Pipeline counts it, its first rejections in the order of the bars', async () => {
  const bars = faulty(market(5, 40), randomOf(7)).map((bar, i) => (i % 9 === 4 ? null : bar));
  const { parallel, close } = fleetOf(3, { chunkBars: 16 });
  const warmed = await parallel.warm(bars as never);
  expect(warmed).toEqual(new Pipeline(quick).warm(bars as never));
  expect(warmed.rejections).toHaveLength(10);
  close();
});

function unreadable<T extends object>(bar: T): T {
  return Object.defineProperty({ ...bar }, 'symbol', {
    get(): never {
      throw new Error('no symbol');
    },
  });
}

it('history warms as bars do that are fed, also one whose symbol cannot be read', () => {
  const [fed, warmed] = [new Pipeline(quick), new Pipeline(quick)];
  const bars = market(1, 5).map((bar, i) => (i === 3 ? unreadable(bar) : bar));
  for (const bar of bars) fed.update(bar);
  warmed.warm(bars);
  expect(warmed.peek(market(1, 6)[5]!).quality).toEqual(fed.peek(market(1, 6)[5]!).quality);
});

it('a field that one symbol alone must have crosses the port', async () => {
  const requiredFields = ['time', 'open', 'high', 'low', 'close', 'vwap'];
  const config = { ...quick, symbols: { S1: { validation: { requiredFields } } } };
  const bars = market(3, 10).map((bar, i) => (i % 4 === 0 ? bar : { ...bar, vwap: bar.close }));
  const { parallel, close } = fleetOf(2, { config });
  const serial = new Pipeline(config);
  const results = bars.map((bar) => serial.update(bar));
  expect(printed(await parallel.update(bars))).toBe(printed(results));
  const said = results.flatMap(({ bars: [bar] }) => bar!.disposition);
  expect(new Set(said)).toEqual(new Set(['accepted', 'rejected']));
  close();
});

it('columns say what results say of bars with faults too', async () => {
  const names = ['S0', 'S1', 'S2'];
  const bars = faulty(market(3, 40, 5), randomOf(5)).flatMap((given) => {
    const { close, volume } = Object.getOwnPropertyDescriptors(Object(given));
    const isNumbers = typeof close?.value === 'number' && typeof volume?.value === 'number';
    return isNumbers ? [given as ReturnType<typeof market>[number]] : [];
  });
  const columns = columnsOf(bars);
  const symbolAt = Uint32Array.from(bars, ({ symbol }) => names.indexOf(symbol));
  const { parallel, close } = fleetOf(2, { config: limited, chunkBars: 20 });
  const said = await parallel.process({ columns, symbols: names, symbolAt });
  const serial = new Pipeline(limited);
  const results = bars.map((bar) => serial.update(bar));
  const events = results.flatMap(({ symbol, events: all }, bar) =>
    all.map((event) => ({ bar, symbol, event })),
  );
  expect(printed(said.events)).toBe(printed(events));
  const decisions = results.map(({ decision }) => decision);
  for (const name of ['decidedAt', 'confidence', 'stop'] as const) {
    const expected = decisions.map((decision) => decision?.[name] ?? Number.NaN);
    expect(printed([...said.bars[name]])).toBe(printed(expected));
  }
  expect(printed([...said.bars.time])).toBe(printed(results.map((one) => one.bars[0]!.time)));
  expect(printed([...said.bars.score])).toBe(printed(results.map((one) => one.quality.score)));
  const judged = results.flatMap((one) => one.bars);
  const rejected = judged.filter(({ disposition }) => disposition === 'rejected').length;
  expect(said.counts.rejected).toBe(rejected);
  close();
});

it('old bars that are put in their place are told of as one Pipeline tells, decisions behind them too', async () => {
  const bars = disturbed(4, 120, 18).told.flatMap((one) => ('bar' in one ? [one.bar] : []));
  const [history, rest] = [bars.slice(0, 40), bars.slice(40)];
  const { parallel, close } = fleetOf(2, { config: replaying, chunkBars: 16 });
  const serial = new Pipeline(replaying);
  await parallel.warm(history);
  serial.warm(history);
  const said = rest.map((bar) => serial.update(bar));
  expect(printed(await parallel.update(rest))).toBe(printed(said));
  expect(printed(said)).toContain('"strategy":"decision"');
  expect(printed(await parallel.snapshot())).toBe(printed(serial.snapshot()));
  close();
});

it('what is fed past the bound is rejected, and the rest says what it would without it', async () => {
  const { parallel, close } = fleetOf(2, { maxWaitingBars: 50 });
  const bars = market(3, 60);
  const [first, second, third] = [bars.slice(0, 40), bars.slice(40, 120), bars.slice(120)];
  const waiting = parallel.update(first);
  const more = parallel.update(second);
  expect(parallel.waitingBars).toBe(40);
  await expect(more).rejects.toThrow('40 bars wait, and 50 may');
  const said = [...(await waiting)];
  expect(parallel.waitingBars).toBe(0);
  said.push(...(await parallel.update(third))); // more than may wait, but nothing does
  const serial = new Pipeline(quick);
  const results = [...first, ...third].map((bar) => serial.update(bar));
  expect(printed(said)).toBe(printed(results));
  close();
});

it('a symbol that gets no lane keeps no host', () => {
  const asked: string[] = [];
  const owners = new LaneOwners(2, 1, (symbol) => {
    asked.push(symbol);
    return 0;
  });
  for (const symbol of ['A', 'B']) {
    expect(owners.mayCome(symbol)).toBe(true);
    owners.of(symbol);
  }
  owners.born('A');
  owners.settle();
  owners.of('A');
  owners.of('B');
  expect(asked).toEqual(['A', 'B', 'B']);
});

it('time may pass in more lanes than a call takes arguments', () => {
  const results = Array.from({ length: 150_000 }, () => ({ symbol: 'S' }));
  const fleet = {
    hosts: [0],
    send: (_host: number, _order: unknown, waits: (answer: unknown) => void) => waits({ results }),
  };
  const feeder = { fleet, flight: { answered: () => undefined } };
  const work = passing(feeder as never, {} as never, 0, () => undefined);
  expect(() => work.next()).not.toThrow();
});
