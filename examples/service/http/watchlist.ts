// What is watched: read by all, changed by who has the token.
import { timingSafeEqual } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { Host } from '../host.js';
import { BadInput, queryOf } from './input.js';

export function watchlistRoutes(app: Hono, host: Host, token: string | undefined): void {
  app.get('/watchlist', (context) => {
    queryOf(context, {});
    const { assets, base, timeframes, staleSeconds, canary } = host.service.parts.config;
    return context.json({ base, timeframes, staleSeconds, canary, assets });
  });

  app.put('/watchlist', async (context) => {
    if (token === undefined || !hasToken(context, token)) {
      return context.json({ error: 'a token is needed' }, 401);
    }
    const change = await bodyOf(context);
    const { assets, timeframes } = await host.change(change);
    return context.json({ assets, timeframes });
  });
}

function hasToken(context: Context, token: string): boolean {
  const given = Buffer.from(context.req.header('Authorization') ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function bodyOf(context: Context): Promise<object> {
  const body: unknown = await context.req.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw new BadInput([{ path: '', message: 'has to be a JSON object' }]);
}
