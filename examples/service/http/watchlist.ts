// What is watched is changed by who has the token.
import { timingSafeEqual } from 'node:crypto';
import type { Context, Handler } from 'hono';
import type { Host } from '../host.js';

export function changeOf(host: Host, token: string | undefined): Handler {
  return async (context) => {
    if (token === undefined || !hasToken(context, token)) {
      return context.json({ error: 'a token is needed' }, 401);
    }
    const change = await context.req.json().catch(() => undefined);
    const { assets, timeframes } = await host.change(change);
    return context.json({ assets, timeframes });
  };
}

function hasToken(context: Context, token: string): boolean {
  const given = Buffer.from(context.req.header('Authorization') ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
