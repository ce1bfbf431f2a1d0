// How often one address may ask: a bucket that fills with time.
import type { MiddlewareHandler } from 'hono';
import { LRUCache } from 'lru-cache';

/** Addresses that are remembered; the one that has not asked for longest is forgotten. */
const mostAddresses = 1000;

export function rateLimit(requestsPerMinute: number, now: () => number): MiddlewareHandler {
  const buckets = new LRUCache<string, { left: number; at: number }>({ max: mostAddresses });
  return async (context, next) => {
    const address = context.env?.incoming?.socket?.remoteAddress ?? 'unknown'; // none in a test
    const at = now();
    const bucket = buckets.get(address) ?? { left: requestsPerMinute, at };
    const gained = ((at - bucket.at) * requestsPerMinute) / 60_000;
    const left = Math.min(requestsPerMinute, bucket.left + Math.max(0, gained)) - 1;
    buckets.set(address, { left: Math.max(-1, left), at });
    if (left >= 0) return next();
    context.header('Retry-After', String(Math.ceil(60 / requestsPerMinute)));
    return context.json({ error: 'too many requests' }, 429);
  };
}

/** Nothing but what the page itself brings along may run or be asked. */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const headers = {
    'Content-Security-Policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
  for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
};
