// A hundred symbols by the second, from exchanges with faults: is every second collected, in time,
// can it be asked for meanwhile, and does its memory stay? `npm run load` for two minutes.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../config.js';
import { openFile } from '../history/file.js';
import { History } from '../history/history.js';
import { inserts } from '../history/schema.js';
import { replayedBar } from '../sources/replay.js';
import { MockExchange } from './mock-exchange.js';
import { type Place, places } from './places.js';
import { randomFrom } from './random.js';
import { until } from './until.js';
import { directoryFor, openWorld } from './world.js';

const seconds = Number(process.env['SECONDS'] ?? 120);
/** A shared machine is no laboratory: a figure fails at three times its bound, three times in a row. */
const tolerance = 3;
/** Until connections, streams and code are what they stay, and the first snapshot is written; not measured. */
const warmUpSeconds = 70;
const readEverySeconds = 5;
/**
 * MB that memory may surely gain, three standard errors below its slope: in minutes code is still
 * compiled and the heap still finds its size. `npm run soak` judges what it does in hours.
 */
const mostPerMinute = 5;
/** Bars of each symbol that it starts with: its buffers are as full as they get. */
const keptBars = 5000;
const symbols = Array.from({ length: 100 }, (_, i) => `S${i}`);
const root = fileURLToPath(new URL('..', import.meta.url));

/** The file that each run begins with. */
let kept: string | undefined;

/** Of a run, by the name of each figure. */
type Figures = Readonly<Record<string, number>>;
const bounds: Figures = { driftMs: 50, cacheMs: 5, scanMs: 50, loopMs: 20 };

for (const place of places) {
  test(`${place.name}: 100 symbols by the second, ${seconds} s`, {
    skip: place.skip,
    timeout: 3 * (300_000 + 1500 * seconds),
  }, async (context) => {
    let slow: string[] = [];
    for (let i = 0; i < 3; i++) {
      const figures = await run(context, place);
      console.log(place.name, figures);
      assert.ok(figures['collectedRatio']! >= 0.999);
      for (const name of ['heap', 'rss']) {
        const [perMinute, error] = [figures[`${name}PerMinute`]!, figures[`${name}Error`]!];
        assert.ok(perMinute - 3 * error < mostPerMinute, `${name}: ${perMinute} ± ${error} MB`);
      }
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
  kept ??= await filled();
  copyFileSync(kept, databasePath);
  const url = await place.url(context);
  const providers = { binance: provider(streamed), polygon: provider(polled) };
  const child = await started(configFor(databasePath, providers), directory, url);
  try {
    await ask(child.address, warmUpSeconds);
    const [since, cpuBefore] = [Date.now(), cpuSeconds(child.process.pid!)];
    const ended = new AbortController();
    const reading = readMemory(child, ended.signal);
    const answered = await ask(child.address, seconds);
    ended.abort();
    await reading;
    const { held } = child;
    const metrics = (await get(`${child.address}/metrics`)).text;
    const cpuRatio = (cpuSeconds(child.process.pid!) - cpuBefore) / seconds;
    child.process.kill('SIGTERM');
    const [code] = await once(child.process, 'exit');
    assert.equal(code, 0, child.told());
    const gauge = (name: string): number =>
      Number(new RegExp(`^barwave_${name.replace(/[{}]/g, '\\$&')} (.*)$`, 'm').exec(metrics)?.[1]);
    const p99 = (type: string, component: string): number =>
      gauge(`${type}_ms{component="${component}",quantile="0.99"}`);
    const { requests, connections, framesSent } = both(streamed, polled);
    const [heap, rss] = [line(held, 'heapMegabytes'), line(held, 'rssMegabytes')];
    return {
      collectedRatio: collected(databasePath, since),
      driftMs: p99('drift', 'collector'),
      cacheMs: p99('latency', 'cache'),
      scanMs: p99('latency', 'scan'),
      loopMs: gauge('service_event_loop_p99_ms'),
      cpuRatio,
      heapMegabytes: held.at(-1)!.heapMegabytes,
      heapPerMinute: heap.slope,
      heapError: heap.error,
      rssMegabytes: held.at(-1)!.rssMegabytes,
      rssPerMinute: rss.slope,
      rssError: rss.error,
      askedPerSecond: requests / (warmUpSeconds + seconds),
      pushedPerSecond: framesSent / (warmUpSeconds + seconds),
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
    const second = Math.floor(Date.now() / 1000);
    for (const symbol of symbols) {
      for (let closed = told; closed < second; closed++)
        exchange.push(symbol, replayedBar(symbol, 1000 * closed, 1000), true);
      exchange.push(symbol, replayedBar(symbol, 1000 * second, 1000), false);
    }
    told = second;
  }, 250);
}

const provider = ({ host }: MockExchange): object => ({ host, requestsPerMinute: 1e6 });

/** Settings as a file has them. */
function configFor(databasePath: string, providers: object = {}): object {
  return {
    base: '1s',
    timeframes: ['1s', '5s', '1m'],
    assets: symbols.map((symbol, i) => ({
      symbol,
      sources: i % 2 === 0 ? ['binance', 'polygon'] : ['polygon', 'binance'],
    })),
    providers,
    bootstrapDays: 0,
    flushSeconds: 5,
    databasePath,
    http: { port: 0, requestsPerMinute: 1e6 },
  };
}

/**
 * What 90 days leave, with the state of a service that was stopped: full histories, of lengths that differ,
 * as those of symbols that were added one after the other: their blocks are not all due at once.
 */
async function filled(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'barwave-load-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  const databasePath = join(directory, 'service.sqlite');
  const db = openFile(databasePath, 5000);
  const insert = db.prepare(inserts.bar);
  const end = Math.floor(Date.now() / 1000) * 1000;
  db.transaction(() => {
    symbols.forEach((symbol, i) => {
      for (let time = end - 1000 * (keptBars - Math.round(0.64 * i)); time < end; time += 1000) {
        const { open, high, low, close, volume } = replayedBar(symbol, time, 1000);
        insert.run(symbol, time, open, high, low, close, volume);
      }
    });
  })();
  db.close();
  const { service } = await openWorld(readConfig(configFor(databasePath)), {}, end);
  await service.stop();
  return databasePath;
}

interface Started {
  readonly process: ChildProcess;
  readonly address: string;
  readonly told: () => string;
  /** Readings of its memory. */
  readonly held: readonly Held[];
}

async function started(config: object, directory: string, url?: string): Promise<Started> {
  const path = join(directory, 'config.json');
  writeFileSync(path, JSON.stringify(config));
  const environment = { ...process.env, POLYGON_KEY: 'k', ...(url && { REDIS_URL: url }) };
  const measured = ['--expose-gc', '--import', 'tsx', '--import', './test/memory.ts'];
  const child = spawn(process.execPath, [...measured, 'main.ts', path], {
    cwd: root,
    env: environment,
  });
  let told = '';
  const held: Held[] = [];
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      if (line.startsWith('{"held":')) held.push(JSON.parse(line).held);
      else if (told.length < 1e6) told += `${line}\n`;
    });
  }
  const address = await until(() => /"address":"([^"]+)"/.exec(told)?.[1]).catch((error) => {
    child.kill('SIGKILL');
    throw new Error(`${error.message}\n${told}`);
  });
  return { process: child, address, told: () => told, held };
}

/** What a process has used so far; NaN where there is no /proc. */
function cpuSeconds(pid: number): number {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return Number.NaN;
  const fields = readFileSync(path, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** What is held after a collection. */
interface Held {
  readonly minute: number;
  readonly heapMegabytes: number;
  readonly rssMegabytes: number;
}

/** A reading every few seconds, in the middle between two ticks: a collection would make one late. */
async function readMemory({ process: child, address }: Started, ended: AbortSignal): Promise<void> {
  let [heard, read] = [Date.now(), Date.now()];
  try {
    const { body } = await fetch(`${address}/events`, { signal: ended });
    for await (const _chunk of body as unknown as AsyncIterable<Uint8Array>) {
      const now = Date.now();
      const isTick = now - heard > 300;
      heard = now;
      if (!isTick || now - read < 1000 * readEverySeconds) continue;
      read = now;
      await wait(400);
      child.kill('SIGUSR2');
      heard = Date.now();
    }
  } catch (error) {
    if (!ended.aborted) throw error;
  }
}

/** Ask for this and that while it collects; how much was answered. */
async function ask(address: string, seconds: number): Promise<number> {
  const paths = [
    '/scan?timeframe=5s&where=rsi %3C 40 and close > denoised&order=rsi',
    '/latest',
    '/quotes',
    '/bars?symbol=S1',
    '/health',
    '/metrics',
  ];
  let answered = 0;
  const ends = Date.now() + 1000 * seconds;
  for (let i = 0; Date.now() < ends; i++) {
    const path = paths[i % paths.length]!.replace('S1', `S${i % 60}`);
    const { status, text } = await get(address + path);
    assert.ok(status === 200 || status === 503, text);
    answered += 1;
    await wait(40);
  }
  return answered;
}

/** A connection that was kept may have been closed when it is used again: then once more. */
async function get(address: string): Promise<{ status: number; text: string }> {
  const response = await fetch(address).catch(() => fetch(address));
  return { status: response.status, text: await response.text() };
}

/** Share of the seconds that history has, from `since` to a few before the end. */
function collected(databasePath: string, since: number): number {
  const history = new History(databasePath);
  const from = Math.ceil(since / 1000) * 1000;
  const bars = symbols.map((symbol) => history.bars(symbol, from, 1e15, 1e6));
  history.close();
  const lasts = bars.map((one) => one.at(-1)?.time ?? 0);
  const to = Math.min(...lasts.toSorted((a, b) => b - a).slice(0, 95));
  const whole = bars.map((one) => one.filter(({ time }) => time <= to));
  whole.forEach((one, i) => {
    for (const { symbol, ...bar } of one)
      assert.deepEqual(bar, replayedBar(symbols[i]!, bar.time, 1000));
  });
  const count = whole.reduce((sum, one) => sum + one.length, 0);
  return count / (symbols.length * ((to - from) / 1000 + 1));
}

/**
 * What grows by the minute: a line through all readings, and its standard error, as for fewer readings
 * where each is like the one before.
 */
function line(held: readonly Held[], key: 'heapMegabytes' | 'rssMegabytes') {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(held.map(({ minute }) => minute)), mean(held.map((one) => one[key]))];
  const width = mean(held.map(({ minute }) => (minute - x) ** 2));
  const slope = mean(held.map((one) => (one.minute - x) * (one[key] - y))) / width;
  const rests = held.map((one) => one[key] - y - slope * (one.minute - x));
  const rest = mean(rests.map((one) => one ** 2));
  const alike = Math.max(0, mean(rests.slice(1).map((one, i) => one * rests[i]!)) / rest);
  const fewer = (1 - alike) / (1 + alike);
  return { slope, error: Math.sqrt(rest / width / Math.max(1, fewer * held.length - 2)) };
}
