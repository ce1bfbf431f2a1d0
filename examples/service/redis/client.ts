// What the store and the bus have in common. While Redis is away, also at the start, commands fail at
// once; the client comes back by itself.
import { once } from 'node:events';
import { createClient } from 'redis';

export type Client = Awaited<ReturnType<typeof connected>>;

/** A client that has either reached Redis or said why not. */
export async function connected(url: string, onError: (error: Error) => void) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: 10_000,
    pingInterval: 5000,
    socket: {
      connectTimeout: 2000,
      socketTimeout: 20_000,
      reconnectStrategy: (tries) => Math.min(100 * tries, 2000),
    },
  });
  client.on('error', onError);
  const ready = once(client, 'ready').catch(() => undefined);
  client.connect().catch(onError);
  await ready;
  return client;
}
