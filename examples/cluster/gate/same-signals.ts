import type { Client, Endpoint } from '../connection.js';
import { keysOf, partitions } from '../names.js';
import { signalStage, swingStage } from '../stage.js';
import { Worker } from '../worker.js';
import { caughtUp } from './caught-up.js';

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
  try {
    await caughtUp(client, swingStage);
  } finally {
    worker.stop();
    await running;
  }
  const [first, second] = await Promise.all([words(client, 'signals'), words(client, 'swing')]);
  const same = [...first].filter(([id, word]) => second.get(id) === word).length;
  return { first: first.size, second: second.size, same };
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
