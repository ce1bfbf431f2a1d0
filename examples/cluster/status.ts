import type { Client } from './connection.js';
import { keysOf, partitions, workersKey } from './names.js';
import type { Stage } from './stage.js';

/** How a partition does. */
export interface PartitionStatus {
  readonly p: number;
  /** Who holds its lease; `undefined` for nobody. */
  readonly owner: string | undefined;
  /** How often it changed hands. */
  readonly epoch: number;
  /** Entries that were put in, and that are committed. */
  readonly added: number;
  readonly entries: number;
  /** Bytes of its state. */
  readonly stateBytes: number;
}

export interface StageStatus {
  readonly workers: readonly string[];
  readonly partitions: readonly PartitionStatus[];
}

/** Everything about a stage, from Redis alone: no worker is asked. */
export async function statusOf(client: Client, stage: Stage): Promise<StageStatus> {
  const [workers, ...all] = await Promise.all([
    client.zRange(workersKey(stage), 0, -1),
    ...Array.from({ length: partitions }, (_, p) => partitionStatus(client, stage, p)),
  ]);
  return { workers, partitions: all };
}

async function partitionStatus(client: Client, stage: Stage, p: number): Promise<PartitionStatus> {
  const { input, state, lease, epoch } = keysOf(stage, p);
  const [owner, number, entries, stateBytes, info] = await Promise.all([
    client.get(lease),
    client.get(epoch),
    client.hGet(state, 'entries'),
    client.hStrLen(state, 'snapshot'),
    client.xInfoStream(input).catch(() => undefined), // nothing was put in yet
  ]);
  const added = Number(info?.['entries-added'] ?? 0);
  return {
    p,
    owner: owner ?? undefined,
    epoch: Number(number ?? 0),
    added,
    entries: Number(entries ?? 0),
    stateBytes: Number(stateBytes),
  };
}

/** As a table: what was between two looks, `seconds` apart. */
export function tableOf(before: StageStatus, now: StageStatus, seconds: number): string {
  const used = now.partitions.filter(({ added }) => added > 0);
  const rates = new Map(before.partitions.map(({ p, entries }) => [p, entries]));
  const rateOf = ({ p, entries }: PartitionStatus): number =>
    (entries - (rates.get(p) ?? 0)) / seconds;
  const sum = (of: (one: PartitionStatus) => number): number =>
    used.reduce((total, one) => total + of(one), 0);
  const rows = used.map((one) =>
    [
      one.p,
      one.owner ?? 'nobody',
      one.epoch,
      one.added - one.entries,
      rateOf(one).toFixed(0),
      (one.stateBytes / 1_024).toFixed(0),
    ].map((cell, i) => String(cell).padEnd(widths[i]!)),
  );
  const heads = columns.map((name, i) => name.padEnd(widths[i]!));
  const lag = sum(({ added, entries }) => added - entries);
  const total = `${now.workers.length} workers, ${used.length} partitions in use`;
  return [
    ...[heads, ...rows].map((cells) => cells.join(' ').trimEnd()),
    `${total}, lag ${lag}, ${sum(rateOf).toFixed(0)} entries a second`,
  ].join('\n');
}

const columns = ['partition', 'owner', 'epoch', 'lag', 'per second', 'state kB'];
const widths = [9, 38, 6, 8, 10, 8];
