import { createHash } from 'node:crypto';
import type { Client } from '../connection.js';
import { type Streams, textOf } from './expected.js';

/** What came of a run, beside what one process says. */
export interface Sums {
  readonly expected: number;
  readonly found: number;
  readonly lost: number;
  readonly doubled: number;
  /** Streams whose bytes are those of one process. */
  readonly equal: number;
  readonly streams: number;
  readonly hash: string;
  readonly expectedHash: string;
}

export async function foundIn(client: Client, keys: Iterable<string>): Promise<Streams> {
  const streams = new Map<string, string[]>();
  for (const key of keys) {
    const entries = await client.xRange(key, '-', '+');
    streams.set(
      key,
      entries.map(({ message }) => textOf(message)),
    );
  }
  return streams;
}

export function sumsOf(expected: Streams, found: Streams): Sums {
  let [lost, doubled, equal, wanted, had] = [0, 0, 0, 0, 0];
  for (const [key, texts] of expected) {
    const there = found.get(key) ?? [];
    const counts = new Map<string, number>();
    for (const text of there) counts.set(text, (counts.get(text) ?? 0) + 1);
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) - 1);
    for (const count of counts.values()) {
      if (count < 0) lost -= count;
      else doubled += count;
    }
    wanted += texts.length;
    had += there.length;
    if (texts.length === there.length && texts.every((text, i) => text === there[i])) equal += 1;
  }
  const [hash, expectedHash] = [hashOf(found), hashOf(expected)];
  const streams = expected.size;
  return { expected: wanted, found: had, lost, doubled, equal, streams, hash, expectedHash };
}

function hashOf(streams: Streams): string {
  const hash = createHash('sha256');
  for (const key of [...streams.keys()].sort()) {
    hash.update(key);
    for (const text of streams.get(key)!) hash.update(text).update('\n');
  }
  return hash.digest('hex').slice(0, 16);
}

export function printSums(name: string, sums: Sums): void {
  const { expected, found, lost, doubled, equal, streams, hash, expectedHash } = sums;
  console.log(`${name}: ${found} outputs, ${expected} of one process`);
  console.log(
    `  ${lost} lost, ${doubled} doubled; ${equal} of ${streams} streams equal to the byte`,
  );
  console.log(`  sha256 ${hash}, of one process ${expectedHash}`);
}
