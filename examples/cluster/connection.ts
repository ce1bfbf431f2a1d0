import { createClient, RESP_TYPES } from 'redis';
import { scripts } from './scripts.js';

/** How to reach Redis. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

export const endpointOf = (url: string): Endpoint => {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port === '' ? 6379 : port) };
};

/**
 * A client whose commands fail, rather than wait for ever, when nothing comes back for `deadMs`: a
 * network that drops packets closes no connection. It goes on trying to connect.
 */
export function clientOf({ host, port }: Endpoint, deadMs = 4_000) {
  const client = createClient({
    disableOfflineQueue: true,
    pingInterval: deadMs / 3, // so that silence is that of the network
    socket: {
      host,
      port,
      connectTimeout: deadMs,
      socketTimeout: deadMs,
      reconnectStrategy: (retries) => Math.min(100 * (retries + 1), 500),
    },
  });
  client.on('error', () => undefined); // told to whoever waits for an answer
  return client;
}

export type Client = ReturnType<typeof clientOf>;

/** Run a script; texts in its answer come as bytes, for snapshots are such. */
export function run(
  client: Client,
  script: keyof typeof scripts,
  keys: readonly string[],
  args: readonly (string | Buffer)[],
): Promise<unknown> {
  const answer = client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
  return answer.eval(scripts[script], { keys: [...keys], arguments: [...args] });
}

/** Connect, however long it takes for Redis to be there. */
export async function connected(client: Client): Promise<Client> {
  await client.connect();
  return client;
}
