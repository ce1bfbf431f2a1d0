import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, Endpoint } from '../connection.js';
import { keysOf, partitions } from '../names.js';
import { signalStage, swingStage } from '../stage.js';
import { Worker } from '../worker.js';

/** What a signal says; how many base bars it was made of, each stage counts in its own. */
interface Word {
  readonly id: string;
  readonly timeframe: string;
  readonly pUp: number;
  readonly strength: number;
}

/**
 * Run the second stage over the closed bars of five minutes. Signals of five minutes of both, and how
 * many of them are the same to the bit.
 */
export async function sameSignals(client: Client, endpoint: Endpoint) {
  const worker = new Worker({ endpoint, stage: swingStage, id: 'swing' });
  const running = worker.run();
  for (let p = 0; p < partitions; p++) await caughtUp(client, p);
  worker.stop();
  await running;
  const [first, second] = await Promise.all([words(client, 'signals'), words(client, 'swing')]);
  const same = [...first].filter(([id, word]) => second.get(id) === word).length;
  return { first: first.size, second: second.size, same };
}

async function caughtUp(client: Client, p: number): Promise<void> {
  const { input, state } = keysOf(swingStage, p);
  if ((await client.exists(input)) === 0) return;
  const { 'last-generated-id': last } = await client.xInfoStream(input);
  for (let i = 0; i < 1_200 && (await client.hGet(state, 'lastId')) !== String(last); i++) {
    await sleep(50);
  }
}

async function words(client: Client, stage: string): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  for (let p = 0; p < partitions; p++) {
    const { output } = keysOf({ ...signalStage, stage }, p);
    for (const { message } of await client.xRange(output, '-', '+')) {
      if (message['type'] !== 'signal') continue;
      const { id, timeframe, pUp, strength } = JSON.parse(message['json']!) as Word;
      if (timeframe === '5m') said.set(id, `${pUp} ${strength}`);
    }
  }
  return said;
}
