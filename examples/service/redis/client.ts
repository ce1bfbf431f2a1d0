// What the store and the bus have in common. While Redis is away commands fail at once; the client
// comes back by itself.
import { createClient } from 'redis';

export type Client = Awaited<ReturnType<typeof connected>>;

export async function connected(url: string, onError: (error: Error) => void) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    pingInterval: 5000,
    socket: {
      connectTimeout: 2000,
      socketTimeout: 20_000,
      reconnectStrategy: (tries) => Math.min(100 * tries, 2000),
    },
  });
  client.on('error', onError);
  await client.connect();
  return client;
}
