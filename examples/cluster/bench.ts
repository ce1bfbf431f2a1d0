/**
 * npm run bench: bars a second through Redis, beside the same without Redis and what Redis alone
 * takes in (redis-benchmark); lag at 80 % of that; what a state and a partition cost. A Redis of its
 * own. Wall time: the machine has to be quiet.
 */
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeBinary, encodeBinary } from 'barwave';
import { partitionOf } from 'barwave/parallel';
import { type Client, clientOf, connected } from './connection.js';
import { Fleet } from './gate/fleet.js';
import { marketOf } from './market.js';
import { keysOf, partitions } from './names.js';
import { pacing } from './pacing.js';
import { Publisher } from './publisher.js';
import { hasRedis, RedisServer } from './redis-server.js';
import { absorbed, pipelineOf, signalStage as stage } from './stage.js';
import type { Input } from './wire.js';

const symbols = 24;
const minutes = 1_500;
const inputs = [...marketOf({ symbols, minutes })];
const third = Math.floor(inputs.length / 3);
const bars = inputs.filter((input) => 'bar' in input).length;

/** Partitions that bars go to: the others are not asked, so that looking costs little. */
const used = [
  ...new Set(Array.from({ length: symbols }, (_, i) => partitionOf(`S${i}`, partitions))),
];

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
  say('64 partitions without bars, two workers', await withRedis('everysec', idleCost));
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

/** The same work, and the same texts of what is said, in this process; the first third warms up. */
function alone(): number {
  const pipeline = pipelineOf(stage);
  for (const input of inputs.slice(0, third)) absorbed(pipeline, input, stage);
  const started = performance.now();
  for (const input of inputs.slice(third)) absorbed(pipeline, input, stage);
  return ((bars * 2) / 3 / (performance.now() - started)) * 1_000;
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

/** A third to warm up, a third that waits when the workers go on, a third at 80 % of that rate. */
async function drain(redis: RedisServer, workers: number): Promise<string> {
  const client = await connected(clientOf(redis.endpoint));
  const { endpoint } = redis;
  const program = '../run-worker.ts';
  const fleet = new Fleet({ stage, redis: endpoint, size: workers, leaseMs: 30_000, program });
  try {
    await until(async () => !(await fleet.owners(client)).includes(null));
    await until(async () => new Set(await fleet.owners(client)).size === workers);
    await fed(redis, inputs.slice(0, third), Number.POSITIVE_INFINITY);
    await until(async () => (await lagOf(client)) === 0);
    for (let i = 0; i < workers; i++) fleet.pause(i);
    await fed(redis, inputs.slice(0, 2 * third), Number.POSITIVE_INFINITY, third);
    for (let i = 0; i < workers; i++) fleet.resume(i);
    const started = performance.now();
    await until(async () => (await lagOf(client)) === 0);
    const rate = (bars / 3 / (performance.now() - started)) * 1_000;
    const lag = await lagWhile(client, fed(redis, inputs, rate * 0.8, 2 * third));
    return `${rate.toFixed(0)} bars/s; at 80 % of it ${lag} entries behind at most`;
  } finally {
    await fleet.end();
    client.destroy();
  }
}

/** What owning costs where nothing comes: leases are renewed, and streams are asked. */
async function idleCost({ endpoint }: RedisServer): Promise<string> {
  const client = await connected(clientOf(endpoint));
  const fleet = new Fleet({
    ...{ stage, redis: endpoint, size: 2, leaseMs: 3_000 },
    program: '../run-worker.ts',
  });
  try {
    await until(async () => !(await fleet.owners(client)).includes(null));
    const cpuOf = async (): Promise<number> => {
      const said = await client.info('cpu');
      const [user, system] = [/used_cpu_user:(\S+)/, /used_cpu_sys:(\S+)/].map((find) =>
        Number(find.exec(said)![1]),
      );
      return user! + system!;
    };
    const before = await cpuOf();
    await sleep(3_000);
    return `${(((await cpuOf()) - before) / 0.03).toFixed(1)} % of a core of Redis`;
  } finally {
    await fleet.end();
    client.destroy();
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(50);
}

async function lagOf(client: Client): Promise<number> {
  const lags = used.map(async (p) => {
    const { input, state } = keysOf(stage, p);
    const [info, entries] = await Promise.all([
      client.xInfoStream(input),
      client.hGet(state, 'entries'),
    ]);
    return Number(info['entries-added']) - Number(entries ?? 0);
  });
  return (await Promise.all(lags)).reduce((sum, lag) => sum + lag, 0);
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
  for (const input of all.slice(0, from)) await publisher.publish(input); // they are there already
  const pace = pacing(rate);
  for (const input of all.slice(from)) {
    await publisher.publish(input);
    await pace();
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
