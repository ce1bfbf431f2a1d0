// Server-sent events: what goes over the bus, to whoever listens.
import type { Handler } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Message } from '../bus/bus.js';
import type { Host } from '../host.js';

const mostListeners = 100;
/** Messages that wait for a slow listener; the oldest are left out. */
const mostWaiting = 1000;
const pauseMs = 50;
/** Something is sent so often at least, ms: a connection that is gone is noticed. */
const beatMs = 15_000;

export function eventStream(host: Host): Handler {
  let listeners = 0;
  return (context) => {
    if (listeners >= mostListeners) return context.json({ error: 'too many listeners' }, 503);
    listeners += 1;
    return streamSSE(context, async (stream) => {
      const waiting: Message[] = [];
      const stop = host.service.parts.bus.subscribe((message) => {
        if (waiting.push(message) > mostWaiting) waiting.shift();
      });
      try {
        await stream.writeSSE({ event: 'hello', data: '{}' });
        for (let i = 1; !stream.aborted && !stream.closed; i++) {
          for (const { topic, symbol, body } of waiting.splice(0)) {
            await stream.writeSSE({ event: topic, data: JSON.stringify({ symbol, body }) });
          }
          if (i % (beatMs / pauseMs) === 0) await stream.writeln(': still here\n');
          await stream.sleep(pauseMs);
        }
      } finally {
        stop();
        listeners -= 1;
      }
    });
  };
}
