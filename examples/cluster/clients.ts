/**
 * npm run clients: CPU of node-redis and ioredis for what this program does: XADD in pipelined
 * batches of 100, XREAD of 100 entries, and a script with a snapshot of 60 kB. A Redis of its own.
 */
import { Redis } from 'ioredis';
import { createClient, RESP_TYPES } from 'redis';
import { RedisServer } from './redis-server.js';

/** One client, as the three calls that matter. */
interface Subject {
  add(key: string, id: string, fields: Record<string, string>): Promise<unknown>;
  /** Entries that came. */
  read(key: string, id: string): Promise<number>;
  /** Bytes of what came back. */
  script(key: string, value: Buffer): Promise<number>;
  close(): unknown;
}

const entries = 20_000;
const rounds = 5;
const echo = "redis.call('SET', KEYS[1], ARGV[1]) return redis.call('GET', KEYS[1])";
const fields = {
  ...{ symbol: 'S1', time: '1767632400000', open: '100.12345678', high: '101.5' },
  ...{ low: '99.87654321', close: '100.7', volume: '1234' },
};

const redis = await RedisServer.start('no');
const { host, port } = redis.endpoint;
const subjects: Record<string, Subject> = { 'node-redis': await nodeRedis(), ioredis: ioRedis() };
try {
  const costs: Record<string, string[]> = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, subject] of Object.entries(subjects)) {
      const figures = await costOf(subject, `${name}-${round}`);
      for (const [what, us] of Object.entries(figures)) {
        costs[`${name} ${what}`] = [...(costs[`${name} ${what}`] ?? []), us];
      }
    }
  }
  for (const [name, all] of Object.entries(costs)) {
    console.log(`${name.padEnd(40)} ${least(all)} µs of CPU`);
  }
} finally {
  for (const subject of Object.values(subjects)) subject.close();
  await redis.stop();
}

async function costOf(subject: Subject, key: string): Promise<Record<string, string>> {
  const added = await cpuOf(entries, async () => {
    for (let at = 0; at < entries; at += 100) {
      const batch = Array.from({ length: 100 }, (_, i) => `${at + i + 1}-0`);
      await Promise.all(batch.map((id) => subject.add(key, id, fields)));
    }
  });
  const read = await cpuOf(entries, async () => {
    for (let at = 0; at < entries; ) at += await subject.read(key, `${at}-0`);
  });
  const snapshot = Buffer.alloc(60_000, 7);
  const scripted = await cpuOf(200, async () => {
    for (let i = 0; i < 200; i++) await subject.script(`${key}-state`, snapshot);
  });
  return {
    'XADD, an entry': added,
    'XREAD, an entry': read,
    'a script, 60 kB there and back': scripted,
  };
}

async function cpuOf(count: number, work: () => Promise<void>): Promise<string> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return ((user + system) / count).toFixed(1);
}

function least(all: readonly string[]): string {
  return Math.min(...all.map(Number)).toFixed(1);
}

async function nodeRedis(): Promise<Subject> {
  const client = createClient({ socket: { host, port } });
  await client.connect();
  const bytes = client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
  return {
    add: (key, id, entry) => client.xAdd(key, id, entry),
    async read(key, id) {
      const answer = await client.xRead([{ key, id }], { COUNT: 100 });
      return (answer as { messages: unknown[] }[])[0]!.messages.length;
    },
    async script(key, value) {
      const answer = await bytes.eval(echo, { keys: [key], arguments: [value] });
      return (answer as unknown as Buffer).length;
    },
    close: () => client.destroy(),
  };
}

function ioRedis(): Subject {
  const client = new Redis({ host, port });
  return {
    add: (key, id, entry) => client.xadd(key, id, ...Object.entries(entry).flat()),
    async read(key, id) {
      const answer = await client.xread('COUNT', 100, 'STREAMS', key, id);
      const messages = answer![0]![1].map(([at, list]) => {
        const message: Record<string, string> = {};
        for (let i = 0; i < list.length; i += 2) message[list[i]!] = list[i + 1]!;
        return { id: at, message }; // as node-redis gives it
      });
      return messages.length;
    },
    async script(key, value) {
      return ((await client.callBuffer('EVAL', echo, 1, key, value)) as Buffer).length;
    },
    close: () => client.disconnect(),
  };
}
