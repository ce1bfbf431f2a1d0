import { describe, expect, it } from 'vitest';
import { ConfigError, SnapshotError } from '../../src/core/index.js';
import { assignerOf } from '../../src/parallel/assign.js';
import { HostedLanes } from '../../src/parallel/hosted-lanes.js';
import { ParallelPipeline, type PortEvent, partitionOf } from '../../src/parallel/index.js';
import { pipelineConfig } from '../../src/pipeline/config.js';
import { fullCatalogue } from '../../src/pipeline/full-catalogue.js';
import { Pipeline } from '../../src/pipeline/index.js';
import { SymbolBook } from '../../src/pipeline/symbol-book.js';
import { Channel, calm, fleetOf } from './fleet.js';
import { market, printed, quick } from './market.js';

describe('columns', () => {
  it('say what results say, in the order of the feed', async () => {
    const bars = market(4, 60);
    const symbols = ['S0', 'S1', 'S2', 'S3'];
    const columns = Object.fromEntries(
      (['time', 'open', 'high', 'low', 'close', 'volume'] as const).map((field) => [
        field,
        Float64Array.from(bars, (bar) => bar[field]),
      ]),
    ) as never;
    const symbolAt = Uint32Array.from(bars, ({ symbol }) => symbols.indexOf(symbol));
    const { parallel, close } = fleetOf(3, { chunkBars: 25 });
    const said = await parallel.process({ columns, symbols, symbolAt });
    const serial = new Pipeline(quick);
    const results = bars.map((bar) => serial.update(bar));
    expect(printed(said.decisions)).toBe(
      printed(results.flatMap(({ decisions }) => decisions.filter((d) => d.action !== 'hold'))),
    );
    expect(printed(said.signals)).toBe(printed(results.flatMap(({ signals }) => signals)));
    expect(printed([...said.bars.score])).toBe(
      printed(results.map(({ quality }) => quality.score)),
    );
    expect(printed([...said.bars.confidence])).toBe(
      printed(results.map(({ decision }) => decision?.confidence ?? Number.NaN)),
    );
    expect([...said.bars.stop].map(String)).toEqual(
      results.map(({ decision }) => String(decision?.stop ?? Number.NaN)),
    );
    const ends = results.flatMap(({ closed }) => closed.map(({ bar }) => bar.end));
    expect([...said.closed['1m']!.end]).toEqual(ends);
    const features = results.map(({ features }) => features['1m']!.get('rsi'));
    expect([...said.closed['1m']!.values['rsi']!].map(String)).toEqual(features.map(String));
    expect(said.counts.accepted).toBe(bars.length);
    expect(said.decisions.length).toBeGreaterThan(5);
    close();
  });
});

describe('one lane, one owner', () => {
  it('a host refuses a lane that it has', () => {
    const config = pipelineConfig(quick);
    const lanes = new HostedLanes(new SymbolBook(config, { catalogue: fullCatalogue }), 10);
    const serial = new Pipeline(quick);
    for (const bar of market(1, 3)) serial.update(bar);
    const [saved] = (serial.snapshot().state as never as { lanes: never[] }).lanes;
    lanes.load([saved!], false);
    expect(() => lanes.load([saved!], false)).toThrow('here already');
  });

  it('no lane more than there is room for, whoever hosts it', async () => {
    const config = { ...quick, maxSymbols: 3 };
    const { parallel, close } = fleetOf(2, { config });
    const serial = new Pipeline(config);
    const bars = market(6, 4);
    const results = await parallel.update(bars);
    expect(printed(results)).toBe(printed(bars.map((bar) => serial.update(bar))));
    expect(parallel.symbols).toEqual(['S0', 'S1', 'S2']);
    close();
  });
});

describe('a port', () => {
  it('that hangs is replaced once it is watched for long enough', async () => {
    const events: PortEvent[] = [];
    const silent = { random: () => 0, killAfter: () => 3, isSilent: true };
    const first = new Channel(silent);
    const second = new Channel(calm);
    const parallel = new ParallelPipeline({
      ports: [first.port],
      config: quick,
      chunkBars: 10,
      hangAfterMs: 100,
      replace: () => second.port,
      onEvent(event) {
        events.push(event);
        throw new Error('a listener of no use');
      },
    });
    const bars = market(2, 30);
    const results = parallel.update(bars);
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
    parallel.watch(1_000);
    parallel.watch(1_050);
    expect(events).toEqual([]);
    parallel.watch(1_200);
    const serial = new Pipeline(quick);
    expect(printed(await results)).toBe(printed(bars.map((bar) => serial.update(bar))));
    expect(events.map(({ type }) => type)).toEqual(['died', 'replaced']);
    parallel.close();
    first.port.close();
    second.close();
  });

  it('with other code is refused', async () => {
    const { port } = new Channel(calm, { own: { stages: { mine: Other as never } } });
    const parallel = new ParallelPipeline({ ports: [port], config: quick });
    await expect(parallel.update(market(1, 1))).rejects.toThrow('has other code');
    port.close();
  });

  it('that is the last to die takes what waits with it', async () => {
    const { parallel, channels, close } = fleetOf(2);
    const waiting = parallel.update(market(3, 50));
    for (const channel of channels) channel.kill(false);
    await expect(waiting).rejects.toThrow('no port is left');
    await expect(parallel.advance(0)).rejects.toThrow('no port is left');
    close();
  });

  it('says what it has done', async () => {
    const { parallel, close } = fleetOf(2, { assign: (symbol) => (symbol === 'S0' ? 0 : 1) });
    await parallel.update(market(3, 10));
    const status = parallel
      .status()
      .map(({ lanes, bars, queue, skew }) => [lanes, bars, queue, skew]);
    expect(status).toEqual([
      [1, 10, 0, 10 / 15],
      [2, 20, 0, 20 / 15],
    ]);
    close();
  });
});

class Other {
  update(): void {}
}

describe('options', () => {
  it('are named where they are wrong', () => {
    const port = {} as never;
    const make = (more: object) => () =>
      new ParallelPipeline({ ports: [port], config: quick, ...more });
    expect(make({ ports: [] })).toThrow(ConfigError);
    expect(make({ chunkBars: 0 })).toThrow(/chunkBars/);
    expect(make({ chunks: 1 })).toThrow(/chunks/);
    expect(make({ config: { base: '1n' } })).toThrow(/base/);
  });

  it('shares by style follow the fastest timeframe of a symbol', () => {
    const config = pipelineConfig({
      base: '1m',
      timeframes: ['1m', '1h'],
      symbols: { SWING: { timeframes: ['1h'] }, SLOW: { timeframes: ['1d'] } },
    });
    const book = new SymbolBook(config, { catalogue: fullCatalogue });
    const load = Array.from({ length: 10 }, () => 0);
    const assigned = assignerOf(undefined, book);
    const day = new Set(Array.from({ length: 200 }, (_, i) => assigned(`S${i}`, load)));
    expect([...day].sort()).toEqual([0, 1, 2, 3, 4]);
    expect([5, 6, 7]).toContain(assigned('SWING', load));
    expect([8, 9]).toContain(assigned('SLOW', load));
    expect(assigned('SLOW', [0])).toBe(0);
    expect(assignerOf({ day: 1, swing: 0, position: 1 }, book)('SLOW', load)).toBeGreaterThan(4);
    expect(assignerOf('load', book)('A', [3, 1, 2])).toBe(1);
    expect(() => assignerOf(() => 9, book)('A', [0])).toThrow(ConfigError);
  });
});

it('a snapshot that does not fit changes nothing', async () => {
  const { parallel, close } = fleetOf(2);
  const bars = market(3, 40);
  await parallel.update(bars.slice(0, 60));
  const before = await parallel.snapshot();
  const bad = { ...before, state: { ...(before.state as object), lanes: [{ symbol: 'S0' }] } };
  await expect(parallel.restore(bad as never)).rejects.toThrow(SnapshotError);
  expect(printed(await parallel.snapshot())).toBe(printed(before));
  const serial = new Pipeline(quick);
  serial.restore(before);
  const rest = bars.slice(60);
  expect(printed(await parallel.update(rest))).toBe(printed(rest.map((bar) => serial.update(bar))));
  close();
});

it('partitions are even', () => {
  const counts = new Map<number, number>();
  for (let i = 0; i < 6_400; i++) {
    const partition = partitionOf(`SYM${i}`, 64);
    counts.set(partition, (counts.get(partition) ?? 0) + 1);
  }
  expect(counts.size).toBe(64);
  expect(Math.max(...counts.values())).toBeLessThan(140);
});
