import { expect, it } from 'vitest';
import { hostLanes, ParallelPipeline, type PortEvent } from '../../src/parallel/index.js';
import { Mooring } from '../../src/parallel/mooring.js';
import { RemoteHost } from '../../src/parallel/remote-host.js';
import { Pipeline } from '../../src/pipeline/index.js';
import { Channel, calm, fleetOf } from './fleet.js';
import { market, printed, quick } from './market.js';

class Other {
  update(): void {}
}

it('a port that replaces another is refused if its code differs', async () => {
  const other = new Channel(calm, { own: { stages: { mine: Other as never } } });
  const { parallel, channels, close } = fleetOf(1, { replace: () => other.port });
  await parallel.update(market(1, 5));
  channels[0]!.kill(false);
  await expect(parallel.update(market(1, 20).slice(5))).rejects.toThrow('has other code');
  other.close();
  close();
});

it('a port is not silent while it does again what was ordered before', () => {
  let answer: (value: unknown) => void = () => undefined;
  const port = {
    postMessage: () => undefined,
    on: (event: string, listener: (value: unknown) => void) => {
      if (event === 'message') answer = listener;
    },
  };
  const mooring = new Mooring(0, port, { heard: () => undefined, died: () => undefined });
  const host = new RemoteHost(0, { type: 'advance', answer: 'nothing', now: 0 }, mooring);
  mooring.hosts.push(host);
  host.send({ type: 'advance', answer: 'results', now: 1 }, () => undefined);
  expect(mooring.silentMs(0)).toBe(0);
  expect(mooring.silentMs(90)).toBe(90);
  answer({ host: 0, carriage: 0, seq: 0, answer: {} });
  expect(mooring.silentMs(100)).toBe(0);
  expect(mooring.silentMs(150)).toBe(50);
});

it('lanes go on at the ports that are left where the caller has none, or throws', async () => {
  const { parallel, channels, close } = fleetOf(2, {
    replace() {
      throw new Error('no workers today');
    },
  });
  const bars = market(4, 20);
  const serial = new Pipeline(quick);
  const results = bars.map((bar) => serial.update(bar));
  const said = [...(await parallel.update(bars.slice(0, 40)))];
  channels[0]!.kill(false);
  said.push(...(await parallel.update(bars.slice(40))));
  expect(printed(said)).toBe(printed(results));
  close();
});

it.each([
  ['time that passes', 15, (parallel: ParallelPipeline, i: number) => parallel.advance(i)],
  ['a lane that moves', 25, (parallel: ParallelPipeline) => parallel.move('S0', 0)],
])('%s without bars leaves fewer than %i orders to do again', async (_, most, act) => {
  const events: PortEvent[] = [];
  const next = new Channel(calm);
  const { parallel, channels, close } = fleetOf(1, {
    saveEveryBars: 10,
    replace: () => next.port,
    onEvent: (event) => events.push(event),
  });
  for (let i = 0; i < 100; i++) await act(parallel, i);
  channels[0]!.kill(false);
  await parallel.update(market(1, 1));
  const orders = events.flatMap((event) => (event.type === 'replaced' ? [event.orders] : []));
  expect(orders).toHaveLength(1);
  expect(orders[0]).toBeLessThan(most);
  next.close();
  close();
});

it('what a caller does to a snapshot changes nothing in what is done again', async () => {
  const serial = new Pipeline(quick);
  const bars = market(2, 30);
  const [before, between, after] = [bars.slice(0, 20), bars.slice(20, 40), bars.slice(40)];
  for (const bar of before) serial.update(bar);
  const first = new Channel(calm);
  const channels = [first];
  const parallel = new ParallelPipeline({
    ports: [first.port],
    config: quick,
    replace() {
      channels.push(new Channel(calm));
      return channels.at(-1)!.port;
    },
  });
  const given = serial.snapshot();
  await parallel.restore(given);
  spoil(given);
  channels.at(-1)!.kill(false);
  const results = between.map((bar) => serial.update(bar));
  expect(printed(await parallel.update(between))).toBe(printed(results));
  spoil(await parallel.snapshot());
  channels.at(-1)!.kill(false);
  const rest = after.map((bar) => serial.update(bar));
  expect(printed(await parallel.update(after))).toBe(printed(rest));
  parallel.close();
  for (const channel of channels) channel.close();
});

/** Writes on all numbers within. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const record = value as Record<string, unknown>;
  for (const [name, one] of Object.entries(record)) {
    if (typeof one === 'number') record[name] = 12_345;
    else spoil(one);
  }
}

it('a port of a browser may have anything under the name of start', () => {
  const heard: string[] = [];
  const port = {
    postMessage: () => undefined,
    addEventListener: (event: string) => heard.push(event),
    start: 5 as never,
  };
  hostLanes(port);
  expect(heard).toContain('message');
});
