/**
 * npm run bench: bars a second through Redis, beside the same without Redis and what Redis alone
 * takes in (redis-benchmark); lag at 80 % of that; what a state and a partition cost. A Redis of its
 * own. Wall time: the machine has to be quiet.
 */
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeBinary, encodeBinary } from 'barwave';
import { type Client, clientOf, connected } from './connection.js';
import { Fleet } from './gate/fleet.js';
import { marketOf } from './market.js';
import { partitions } from './names.js';
import { Publisher } from './publisher.js';
import { hasRedis, RedisServer } from './redis-server.js';
import { absorbed, pipelineOf, signalStage as stage } from './stage.js';
import { statusOf } from './status.js';
import type { Input } from './wire.js';

const symbols = 24;
const minutes = 1_000;
const inputs = [...marketOf({ symbols, minutes })];
const bars = inputs.filter((input) => 'bar' in input).length;

if (hasRedis()) await bench();
else console.log('there is no redis-server, and it could not be installed');

async function bench(): Promise<void> {
  say('without Redis, one process', `${alone().toFixed(0)} bars/s`);
  for (const fsync of ['everysec', 'always'] as const) {
    say(`redis-benchmark, XADD of a bar, ${fsync}`, await withRedis(fsync, xaddRate));
    for (const workers of [1, 2]) {
      const drained = (redis: RedisServer) => drain(redis, workers);
      say(`through Redis, ${workers} workers, ${fsync}`, await withRedis(fsync, drained));
    }
  }
  stateCosts();
}

function say(name: string, figure: string): void {
  console.log(`${name.padEnd(44)} ${figure}`);
}

async function withRedis<T>(
  fsync: 'everysec' | 'always',
  work: (redis: RedisServer) => Promise<T>,
): Promise<T> {
  const redis = await RedisServer.start(fsync);
  try {
    return await work(redis);
  } finally {
    await redis.stop();
  }
}

/** The same work, and the same texts of what is said, in this process. */
function alone(): number {
  const pipeline = pipelineOf(stage);
  const warm = inputs.length >> 1;
  for (const input of inputs.slice(0, warm)) absorbed(pipeline, input, stage);
  const started = performance.now();
  for (const input of inputs.slice(warm)) absorbed(pipeline, input, stage);
  return (bars / 2 / (performance.now() - started)) * 1_000;
}

async function xaddRate({ endpoint }: RedisServer): Promise<string> {
  const fields =
    'symbol S1 time 1767632400000 open 100.123 high 101.5 low 99.876 close 100.7 volume 1234';
  const said = execFileSync(
    'redis-benchmark',
    [
      ...['-p', String(endpoint.port), '-n', '100000', '-P', '100', '-c', '1', '--csv'],
      ...['XADD', 'bench', '*', ...fields.split(' ')],
    ],
    { encoding: 'utf8' },
  );
  const row = said.trim().split('\n').at(-1)!;
  return `${Number(row.split('","')[1]!.replaceAll('"', '')).toFixed(0)} entries/s`;
}

/** All is in the streams at once; then the rest, at 80 % of the rate at which that was worked off. */
async function drain(redis: RedisServer, workers: number): Promise<string> {
  const client = await connected(clientOf(redis.endpoint));
  const half = inputs.length >> 1;
  await fed(redis, inputs.slice(0, half), Number.POSITIVE_INFINITY);
  await moved(client, 'bars', 'held'); // so that all workers begin at one moment
  const program = '../run-worker.ts';
  const { endpoint } = redis;
  const fleet = new Fleet({ stage, redis: endpoint, size: workers, leaseMs: 3_000, program });
  try {
    await until(async () => new Set(await fleet.owners(client)).size === workers);
    await until(async () => !(await fleet.owners(client)).includes(null));
    await moved(client, 'held', 'bars');
    const started = performance.now();
    await until(async () => (await lagOf(client)) === 0);
    const rate = (bars / 2 / (performance.now() - started)) * 1_000;
    const lag = await lagWhile(client, fed(redis, inputs, rate * 0.8, half));
    const ms = ((lag / rate) * 1_000).toFixed(0);
    return `${rate.toFixed(0)} bars/s; at 80 % of it ${lag} entries behind at most, or ${ms} ms`;
  } finally {
    await fleet.end();
    client.destroy();
  }
}

async function moved(client: Client, from: string, to: string): Promise<void> {
  for (let p = 0; p < partitions; p++) {
    const key = `${from}:{${p}}`;
    if ((await client.exists(key)) === 1) await client.rename(key, `${to}:{${p}}`);
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(20);
}

async function lagOf(client: Client): Promise<number> {
  const all = (await statusOf(client, stage)).partitions;
  return all.reduce((sum, { added, entries }) => sum + added - entries, 0);
}

/** The most in the second half of `work`: what grows would show there. */
async function lagWhile(client: Client, work: Promise<void>): Promise<number> {
  const lags: number[] = [];
  const done = work.then(() => true);
  while (!(await Promise.race([done, sleep(100, false)]))) lags.push(await lagOf(client));
  return Math.max(0, ...lags.slice(lags.length >> 1));
}

async function fed(
  redis: RedisServer,
  all: readonly Input[],
  rate: number,
  from = 0,
): Promise<void> {
  const publisher = new Publisher(redis.endpoint);
  await publisher.begin();
  const started = performance.now();
  for (const [i, input] of all.entries()) {
    await publisher.publish(input); // those before `from` are there already, and cost nothing
    const aheadMs = ((i - from) / rate) * 1_000 - (performance.now() - started);
    if (aheadMs > 20) await sleep(aheadMs);
  }
  await publisher.close();
}

function stateCosts(): void {
  const pipeline = pipelineOf(stage);
  for (const input of inputs) absorbed(pipeline, input, stage);
  const rounds = 10;
  let bytes = encodeBinary(pipeline.snapshot());
  let started = performance.now();
  for (let i = 0; i < rounds; i++) bytes = encodeBinary(pipeline.snapshot());
  const savedMs = (performance.now() - started) / rounds / symbols;
  const other = pipelineOf(stage);
  other.restore(decodeBinary(bytes));
  started = performance.now();
  for (let i = 0; i < rounds; i++) other.restore(decodeBinary(bytes));
  const restoredMs = (performance.now() - started) / rounds / symbols;
  const kB = (bytes.length / symbols / 1_024).toFixed(1);
  say(
    'state of a symbol',
    `${kB} kB, ${savedMs.toFixed(2)} ms to save, ${restoredMs.toFixed(2)} ms to restore`,
  );
}
