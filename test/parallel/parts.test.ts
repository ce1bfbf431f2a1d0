import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/core/index.js';
import { arrival, oddInput, readArrival, unreadableInput } from '../../src/parallel/arrival.js';
import { assignerOf } from '../../src/parallel/assign.js';
import { drained, Flight, type Step, type Work } from '../../src/parallel/flight.js';
import { LaneOwners } from '../../src/parallel/lane-owners.js';
import { NumberRows } from '../../src/parallel/number-rows.js';
import { parallelOptions, withoutCode } from '../../src/parallel/parallel-options.js';
import { partitionOf } from '../../src/parallel/partition.js';
import { hasEnded, listen } from '../../src/parallel/port.js';
import { RemoteHost } from '../../src/parallel/remote-host.js';

describe('what crosses a port', () => {
  it('rows of numbers stand one after the other, in as much room as they need', () => {
    const rows = new NumberRows(2, 0);
    const starts = Array.from({ length: 5 }, (_, i) => {
      const at = rows.next();
      rows.numbers[at] = i;
      rows.numbers[at + 1] = -i;
      return at;
    });
    expect([starts, rows.count]).toEqual([[0, 2, 4, 6, 8], 5]);
    expect([...rows.taken()]).toEqual([0, -0, 1, -1, 2, -2, 3, -3, 4, -4]);
    const full = new NumberRows(3, 2);
    expect([full.next(), full.next(), full.numbers.length, full.taken().length]).toEqual([
      ...[0, 3, 6, 6],
    ]);
    expect(new NumberRows(3).numbers.length).toBe(48);
  });

  it('a plain bar is six numbers; what else came is as much of it as rules can tell apart', () => {
    const bar = { time: 1, open: 2, high: 3, low: 4, close: 5, volume: 6 };
    const read = (input: unknown, others: string[] = []) => {
      const into = arrival();
      readArrival(input, into, others);
      return into.isOdd ? into.odd : [...into.numbers];
    };
    expect(read(bar)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const name of Object.keys(bar)) {
      expect(read({ ...bar, [name]: '7' })).toEqual({ ...bar, [name]: '7' });
    }
    expect(read({ ...bar, source: 'x' })).toEqual({ ...bar, source: 'x' });
    expect(read({ ...bar, receivedAt: 9 })).toEqual({ ...bar, receivedAt: 9 });
    const odd = { ...bar, close: {}, open: null, vwap: 7n, time: 8 };
    expect(read(odd, ['vwap', 'time'])).toEqual({
      ...{ ...bar, close: true, open: null, vwap: true, time: 8 },
      ...{ source: undefined, receivedAt: undefined },
    });
    expect([read(null), read(5), read(undefined)]).toEqual([null, null, null]);
    const trap = {
      get close(): number {
        throw new Error('no');
      },
    };
    expect(read(trap)).toBe(unreadableInput);
    expect(() => (oddInput(unreadableInput) as typeof bar).time).toThrow('cannot be read');
    expect(oddInput(bar)).toBe(bar);
  });

  it('is data: code of rules is left out, other code is refused', () => {
    const config = { base: '1m', validation: { hold: 1, own: { mine: () => {} } } };
    expect(withoutCode(config as never)).toEqual({ base: '1m', validation: { hold: 1 } });
    expect(withoutCode({ base: '1m' })).toEqual({ base: '1m' });
    expect(() => withoutCode({ base: () => {} } as never)).toThrow('config must be data alone');
  });
});

describe('a port', () => {
  it('is listened to as Node.js has it, or as browsers have it', () => {
    type Heard = (value: unknown) => void;
    const told: unknown[] = [];
    const listener = {
      heard: (value: unknown) => told.push(value),
      died: (reason: string) => told.push(`died ${reason}`),
    };
    const byEvent = new Map<string, Heard>();
    const on = (event: string, heard: Heard) => byEvent.set(event, heard);
    let started = 0;
    const start = () => (started += 1);
    listen({ postMessage: () => {}, on, start } as never, listener);
    byEvent.get('message')!(1);
    byEvent.get('error')!(new Error('boom'));
    byEvent.get('exit')!(7);
    byEvent.get('messageerror')!({ message: {} });
    byEvent.get('close')!(undefined);
    expect(told.splice(0)).toEqual([
      ...[1, 'died error: boom', 'died exit: 7', 'died messageerror', 'died close'],
    ]);
    expect([byEvent.size, started]).toEqual([5, 0]);
    byEvent.clear();
    listen({ postMessage: () => {}, addEventListener: on, start } as never, listener);
    byEvent.get('message')!({ data: 2 });
    byEvent.get('error')!({ message: 'bad' });
    expect(told).toEqual([2, 'died error: bad']);
    expect([byEvent.size, started]).toEqual([5, 1]);
    const own = { postMessage: () => {}, addEventListener: on, start: 5 };
    expect(() => listen(own as never, listener)).not.toThrow();
    expect(() => listen({} as never, listener)).toThrow(ConfigError);
  });

  it('has ended where it says so, or does not keep the process alive', () => {
    const ended = (port: object) => hasEnded(port as never);
    let isRef = false;
    const hasRef = () => isRef;
    expect([ended({ threadId: -1 }), ended({ threadId: 3 }), ended({})]).toEqual([
      ...[true, false, false],
    ]);
    expect(ended({ hasRef, ref: () => (isRef = true) })).toBe(false);
    isRef = false;
    expect([ended({ hasRef }), ended({ hasRef: () => true })]).toEqual([true, false]);
  });

  it('has options with bounds', () => {
    const port = {} as never;
    const options = (more: object = {}) =>
      parallelOptions({ ports: [port, port], config: {} as never, ...more });
    expect(options()).toMatchObject({
      ...{ chunkBars: 4_096, chunksInFlight: 4, maxWaitingBars: 1_000_000 },
      ...{ saveEveryBars: 200_000, hangAfterMs: 10_000 },
    });
    const most = {
      ...{ chunkBars: 1_000_000, chunksInFlight: 64, maxWaitingBars: 1_000_000_000 },
      ...{ saveEveryBars: 100_000_000, hangAfterMs: 86_400_000 },
    };
    expect(options(most)).toMatchObject(most);
    for (const [name, value] of Object.entries(most)) {
      expect(options({ [name]: 1 })).toMatchObject({ [name]: 1 });
      for (const wrong of [0, value + 1]) {
        expect(() => options({ [name]: wrong })).toThrow(`${name} must be`);
      }
    }
    expect(() => options({ ports: 'x' })).toThrow('ports must be at least one port');
  });
});

describe('who gets a lane', () => {
  it('is told by a hash that every thread agrees on', () => {
    // FNV-1a over the two bytes of each character, its halves folded; by a Python of three lines.
    expect(['', 'A', 'BTC', 'ÄÖ€'].map((symbol) => partitionOf(symbol, 1_000))).toEqual([
      257, 953, 799, 370,
    ]);
    expect(partitionOf('A', 1)).toBe(0);
    expect(() => partitionOf('A', 0)).toThrow('count must be');
    const book = { own: new Map() } as never;
    const load = [5, 3, 3, 9];
    expect(assignerOf('hash', book)('BTC', load)).toBe(partitionOf('BTC', 4));
    expect(assignerOf('load', book)('BTC', load)).toBe(1);
    const given = (host: number) => assignerOf(() => host, book)('A', load);
    expect([given(0), given(3)]).toEqual([0, 3]);
    for (const wrong of [-1, 4, 0.5, Number.NaN]) {
      expect(() => given(wrong)).toThrow('assign must be a host, 0 … 3');
    }
  });

  it('has it alone; where there may be no room, it is known only when bars are back', () => {
    const owners = new LaneOwners(2, 3, (symbol) => (symbol === 'A' ? 0 : 2));
    expect([owners.mayCome('A'), owners.mayCome('A'), owners.mayCome('B')]).toEqual([
      ...[true, true, true],
    ]);
    expect(owners.mayCome('C')).toBeUndefined();
    expect([owners.of('A'), owners.of('B')]).toEqual([0, 2]);
    owners.born('A');
    expect(owners.mayCome('C')).toBeUndefined();
    owners.born('B');
    expect([owners.mayCome('C'), owners.mayCome('B')]).toEqual([false, true]);
    expect([owners.symbols, owners.counts()]).toEqual([
      ['A', 'B'],
      [1, 0, 1],
    ]);
    owners.move('A', 1);
    expect([owners.of('A'), owners.counts()]).toEqual([1, [0, 1, 1]]);
    owners.restore(['B']);
    expect([owners.symbols, owners.mayCome('A')]).toEqual([['B'], true]);
  });
});

describe('steps under way', () => {
  const step = (told: string[], name: string): Step => ({
    waitingFor: 1,
    settle: () => told.push(name),
  });

  it('are settled in their order, and no more at a time than there may be', async () => {
    const told: string[] = [];
    const steps = ['a', 'b', 'c'].map((name) => step(told, name));
    const flight = new Flight(2);
    const done = flight.run<string>(function* (resolve): Work {
      for (const one of steps) {
        told.push('begun');
        yield one;
      }
      yield { waitingFor: 0, settle: () => resolve('all') };
    });
    expect(told).toEqual(['begun', 'begun']);
    flight.answered(steps[1]!);
    expect(told).toHaveLength(2);
    flight.answered(steps[0]!);
    expect(told.slice(2)).toEqual(['a', 'b', 'begun']);
    flight.answered(steps[2]!);
    expect(await done).toBe('all');
    expect(await flight.call(() => 5)).toBe(5);
    await expect(
      flight.call(() => {
        throw new Error('mine');
      }),
    ).rejects.toThrow('mine');
  });

  it('wait where all before has to be settled, and all fail where one cannot be', async () => {
    const told: string[] = [];
    const [first, second] = [step(told, 'first'), step(told, 'second')];
    const flight = new Flight(4);
    const work = flight.run<void>(function* (): Work {
      yield first;
      yield drained;
      told.push('drained');
      yield second;
    });
    const other = flight.call(() => told.push('other'));
    expect(told).toEqual([]);
    flight.answered(first);
    expect(told).toEqual(['first', 'drained']);
    flight.fail(new Error('no port'));
    await expect(work).rejects.toThrow('no port');
    await expect(other).rejects.toThrow('no port');
    await expect(flight.call(() => 1)).rejects.toThrow('no port');
    expect(told).not.toContain('other');
  });
});

describe('a host elsewhere', () => {
  it('begins anew with what was ordered since it was saved, and hears no reply of before', () => {
    const posted: (readonly [carriage: number, seq: number, type: string])[] = [];
    const carrier = {
      post: ({ carriage, seq, order }: never) =>
        posted.push([carriage, seq, (order as { type: string }).type]),
    } as never;
    const host = new RemoteHost(3, { type: 'begin', options: {} as never }, carrier);
    const heard: unknown[] = [];
    const advance = { type: 'advance', answer: 'results', now: 0 } as const;
    host.send(advance, (answer) => heard.push(answer));
    host.send({ type: 'save', released: undefined }, () => heard.push('saved'));
    host.send(advance, () => heard.push('last'));
    expect([host.unanswered, host.logged]).toEqual([3, 3]);
    const reply = (carriage: number, seq: number, answer: object | undefined = {}) =>
      host.hear({ host: 3, carriage, seq, ...(answer && { answer }) } as never);
    expect([reply(0, 2), reply(1, 1), reply(0, 1), reply(0, 1)]).toEqual([
      ...[false, false, true, false],
    ]);
    expect([host.unanswered, host.logged]).toEqual([2, 3]);
    expect([host.strike(), host.strike()]).toEqual([1, 2]);
    expect(reply(0, 2, { lanes: [{ symbol: 'A', lane: null }] })).toBe(true);
    expect([host.unanswered, host.logged, host.strike()]).toEqual([1, 1, 1]);
    posted.length = 0;
    host.carryOn(carrier);
    expect(posted).toEqual([
      [1, 0, 'begin'],
      [1, 0, 'load'],
      [1, 3, 'advance'],
    ]);
    expect([reply(0, 3), reply(1, 3)]).toEqual([false, true]);
    expect(heard).toEqual([{}, 'saved', 'last']);
  });
});
