// Server-sent events: what goes over the bus, to whoever listens.
import type { Handler } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Message } from '../bus/bus.js';
import type { Host } from '../host.js';

const mostListeners = 100;
/** Messages that wait for a slow listener; the oldest are left out. */
const mostWaiting = 1000;

export function eventStream(host: Host): Handler {
  let listeners = 0;
  return (context) => {
    if (listeners >= mostListeners) return context.json({ error: 'too many listeners' }, 503);
    listeners += 1;
    return streamSSE(context, async (stream) => {
      const waiting: Message[] = [];
      let wake = (): void => {};
      const stop = host.service.parts.bus.subscribe((message) => {
        waiting.push(message);
        if (waiting.length > mostWaiting) waiting.shift();
        wake();
      });
      stream.onAbort(() => wake());
      try {
        await stream.writeSSE({ event: 'hello', data: '{}' });
        while (!stream.aborted && !stream.closed) {
          const message = waiting.shift();
          if (message !== undefined) {
            const { topic, symbol, body } = message;
            await stream.writeSSE({ event: topic, data: JSON.stringify({ symbol, body }) });
          } else {
            const beat = setTimeout(() => wake(), 15_000);
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
            clearTimeout(beat);
            if (waiting.length === 0) await stream.writeln(': still here\n');
          }
        }
      } finally {
        stop();
        listeners -= 1;
      }
    });
  };
}
