import { execFileSync } from 'node:child_process';
import type { Endpoint } from '../connection.js';
import { BadNetwork, type Weather } from './bad-network.js';

/** The way of one worker to Redis: slow and lossy, and it can be cut. */
export interface Link {
  readonly endpoint: Endpoint;
  /** What the worker's command begins with. */
  readonly within: readonly string[];
  readonly how: string;
  readonly network: BadNetwork;
  cut(): void;
  heal(): void;
  close(): void;
}

const space = `bw${process.pid}`;
const ip = (...args: string[]): void => {
  execFileSync('ip', args, { stdio: 'ignore' });
};

/**
 * In a network namespace of its own, whose cable is pulled to cut it off; where namespaces are not
 * allowed, through a proxy that drops everything.
 */
export async function linkTo(redis: Endpoint, weather: Weather): Promise<Link> {
  const net = namespace();
  const network = await BadNetwork.start(redis, net?.host ?? '127.0.0.1', weather);
  const { endpoint } = network;
  if (net === undefined) {
    const cut = (): void => {
      network.isCut = true;
    };
    const how = 'a proxy that drops everything';
    return {
      endpoint,
      within: [],
      how,
      network,
      cut,
      heal: () => network.heal(),
      close: () => network.close(),
    };
  }
  return {
    endpoint,
    within: ['ip', 'netns', 'exec', space],
    how: 'a network namespace whose cable is pulled',
    network,
    cut: () => ip('link', 'set', `${space}a`, 'down'),
    heal: () => ip('link', 'set', `${space}a`, 'up'),
    close() {
      network.close();
      net.remove();
    },
  };
}

function namespace(): { readonly host: string; remove(): void } | undefined {
  const subnet = `10.${200 + (process.pid % 50)}.${process.pid % 250}`;
  const remove = (): void => {
    try {
      ip('netns', 'del', space);
    } catch {
      // it was not made, or is gone
    }
  };
  try {
    ip('netns', 'add', space);
    ip('link', 'add', `${space}a`, 'type', 'veth', 'peer', 'name', `${space}b`);
    ip('link', 'set', `${space}b`, 'netns', space);
    ip('addr', 'add', `${subnet}.1/30`, 'dev', `${space}a`);
    ip('link', 'set', `${space}a`, 'up');
    ip('netns', 'exec', space, 'ip', 'addr', 'add', `${subnet}.2/30`, 'dev', `${space}b`);
    ip('netns', 'exec', space, 'ip', 'link', 'set', `${space}b`, 'up');
    return { host: `${subnet}.1`, remove };
  } catch {
    remove();
    return undefined;
  }
}
