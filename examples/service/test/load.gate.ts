// A hundred symbols by the second, from exchanges with faults: is every second collected, in time,
// and can it be asked for meanwhile? `npm run load` for two minutes.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { History } from '../history/history.js';
import { replayedBar } from '../sources/replay.js';
import { MockExchange } from './mock-exchange.js';
import { type Place, places } from './places.js';
import { randomFrom } from './random.js';
import { until } from './until.js';
import { directoryFor } from './world.js';

const seconds = Number(process.env['SECONDS'] ?? 120);
/** A shared machine is no laboratory: a figure fails at three times its bound, three times in a row. */
const tolerance = 3;
const symbols = Array.from({ length: 100 }, (_, i) => `S${i}`);
const root = fileURLToPath(new URL('..', import.meta.url));

/** Of a run, by the name of each figure. */
type Figures = Readonly<Record<string, number>>;
const bounds: Figures = { driftMs: 50, cacheMs: 5, scanMs: 50, loopMs: 20 };

for (const place of places) {
  test(`${place.name}: 100 symbols by the second, ${seconds} s`, {
    skip: place.skip,
    timeout: 3 * (60_000 + 1500 * seconds),
  }, async (context) => {
    let slow: string[] = [];
    for (let i = 0; i < 3; i++) {
      const figures = await run(context, place);
      console.log(place.name, figures);
      assert.ok(figures['collectedRatio']! >= 0.999);
      slow = Object.keys(bounds).filter((name) => figures[name]! > tolerance * bounds[name]!);
      if (slow.length === 0) return;
      console.log(`slow: ${slow}`);
    }
    assert.deepEqual(slow, []);
  });
}

async function run(context: TestContext, place: Place): Promise<Figures> {
  const directory = directoryFor(context);
  const options = { now: Date.now, durationMs: 1000, faultRatio: 0.03 };
  const streamed = await MockExchange.open('binance', options);
  const polled = await MockExchange.open('polygon', options);
  polled.hasStream = false;
  const pushing = push(streamed);
  const databasePath = join(directory, 'service.sqlite');
  const child = await started(
    directory,
    databasePath,
    [streamed, polled],
    await place.url(context),
  );
  try {
    const { answered, memory } = await ask(child.address);
    const metrics = (await get(`${child.address}/metrics`)).text;
    const cpuRatio = cpuSeconds(child.process.pid!) / seconds;
    child.process.kill('SIGTERM');
    const [code] = await once(child.process, 'exit');
    assert.equal(code, 0, child.told());
    const gauge = (name: string): number =>
      Number(new RegExp(`^barwave_${name.replace(/[{}]/g, '\\$&')} (.*)$`, 'm').exec(metrics)?.[1]);
    const p99 = (type: string, component: string): number =>
      gauge(`${type}_ms{component="${component}",quantile="0.99"}`);
    const { requests, connections, framesSent } = both(streamed, polled);
    return {
      collectedRatio: collected(databasePath),
      driftMs: p99('drift', 'collector'),
      cacheMs: p99('latency', 'cache'),
      scanMs: p99('latency', 'scan'),
      loopMs: gauge('service_event_loop_p99_ms'),
      cpuRatio,
      memoryMegabytes: memory.at(-1)!.megabytes,
      memoryPerMinute: slope(memory.slice(-Math.floor(memory.length / 2))),
      askedPerSecond: requests / seconds,
      pushedPerSecond: framesSent / seconds,
      connectionsSavedRatio: 1 - connections / requests,
      answeredPerSecond: answered / seconds,
      rowsPerWrite: gauge('service_history_rows_per_write'),
      compressionRatio: gauge('service_cache_compression_ratio'),
    };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${child.told().slice(-2000)}`, { cause: error });
  } finally {
    child.process.kill('SIGKILL');
    clearInterval(pushing);
    streamed.close();
    polled.close();
  }
}

function both(...exchanges: readonly MockExchange[]) {
  const sum = (name: 'requests' | 'connections' | 'framesSent'): number =>
    exchanges.reduce((total, exchange) => total + exchange[name], 0);
  return {
    requests: sum('requests'),
    connections: sum('connections'),
    framesSent: sum('framesSent'),
  };
}

/** The candles of each second as they close and form; now and then the connection breaks. */
function push(exchange: MockExchange): NodeJS.Timeout {
  const random = randomFrom(2);
  let told = Math.floor(Date.now() / 1000);
  return setInterval(() => {
    if (random() < 0.02) exchange.disconnect();
    for (const symbol of symbols) {
      const second = Math.floor(Date.now() / 1000);
      if (second > told)
        exchange.push(symbol, replayedBar(symbol, 1000 * (second - 1), 1000), true);
      exchange.push(symbol, replayedBar(symbol, 1000 * second, 1000), false);
    }
    told = Math.floor(Date.now() / 1000);
  }, 250);
}

async function started(
  directory: string,
  databasePath: string,
  [streamed, polled]: readonly [MockExchange, MockExchange],
  url: string | undefined,
) {
  const path = join(directory, 'config.json');
  const provider = (exchange: MockExchange) => ({ host: exchange.host, requestsPerMinute: 1e6 });
  writeFileSync(
    path,
    JSON.stringify({
      base: '1s',
      timeframes: ['1s', '5s', '1m'],
      assets: symbols.map((symbol, i) => ({
        symbol,
        sources: i % 2 === 0 ? ['binance', 'polygon'] : ['polygon', 'binance'],
      })),
      providers: { binance: provider(streamed), polygon: provider(polled) },
      bootstrapDays: 0,
      flushSeconds: 5,
      databasePath,
      http: { port: 0, requestsPerMinute: 1e6 },
    }),
  );
  const environment = { ...process.env, POLYGON_KEY: 'k', ...(url && { REDIS_URL: url }) };
  const child = spawn(process.execPath, ['--import', 'tsx', 'main.ts', path], {
    cwd: root,
    env: environment,
  });
  let told = '';
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (text) => {
      if (told.length < 1e6) told += text;
    });
  }
  const listening = await until(() => /"address":"([^"]+)"/.exec(told)?.[1]);
  return { process: child, address: listening, told: () => told };
}

/** What a process has used so far; NaN where there is no /proc. */
function cpuSeconds(pid: number): number {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return Number.NaN;
  const fields = readFileSync(path, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

interface Memory {
  readonly minute: number;
  readonly megabytes: number;
}

/** Ask for this and that while it collects; how much was answered, and its memory now and then. */
async function ask(address: string): Promise<{ answered: number; memory: Memory[] }> {
  const paths = [
    '/scan?timeframe=5s&where=rsi %3C 40 and close > denoised&order=rsi',
    '/latest',
    '/quotes',
    '/bars?symbol=S1',
    '/health',
  ];
  const memory: Memory[] = [];
  let answered = 0;
  const ends = Date.now() + 1000 * seconds;
  for (let i = 0; Date.now() < ends; i++) {
    const { status, text } = await get(address + paths[i % paths.length]);
    assert.ok(status === 200 || status === 503, text);
    answered += 1;
    if (i % 20 === 0) {
      const metrics = (await get(`${address}/metrics`)).text;
      const bytes = Number(/^barwave_service_memory_bytes (.*)$/m.exec(metrics)![1]);
      memory.push({ minute: Date.now() / 60_000, megabytes: bytes / 1e6 });
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return { answered, memory };
}

/** A connection that was kept may have been closed when it is used again: then once more. */
async function get(address: string): Promise<{ status: number; text: string }> {
  const response = await fetch(address).catch(() => fetch(address));
  return { status: response.status, text: await response.text() };
}

/** Share of the seconds, from a few after the start to a few before the end, that history has. */
function collected(databasePath: string): number {
  const history = new History(databasePath);
  const bars = symbols.map((symbol) => history.bars(symbol, 0, 1e15, 1e6));
  history.close();
  const firsts = bars.map((one) => one[0]!.time);
  const lasts = bars.map((one) => one.at(-1)!.time);
  const from = Math.max(...firsts.toSorted((a, b) => a - b).slice(0, 95));
  const to = Math.min(...lasts.toSorted((a, b) => b - a).slice(0, 95));
  const whole = bars.map((one) => one.filter(({ time }) => time >= from && time <= to));
  whole.forEach((one, i) => {
    for (const { symbol, ...bar } of one)
      assert.deepEqual(bar, replayedBar(symbols[i]!, bar.time, 1000));
  });
  const count = whole.reduce((sum, one) => sum + one.length, 0);
  return count / (symbols.length * ((to - from) / 1000 + 1));
}

/** Megabytes a minute: the median of the slopes between all pairs, so that a few do not bend it. */
function slope(memory: readonly Memory[]): number {
  const slopes = memory.flatMap((a, i) =>
    memory.slice(i + 1).map((b) => (b.megabytes - a.megabytes) / (b.minute - a.minute)),
  );
  return slopes.toSorted((a, b) => a - b)[Math.floor(slopes.length / 2)]!;
}
