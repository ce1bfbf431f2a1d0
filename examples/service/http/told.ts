// What was said: signals, decisions with their reasons, alerts, differences of the canary.
import type { Hono } from 'hono';
import type { Told } from '../history/told.js';
import type { Host } from '../host.js';
import { symbolsOf } from './bars.js';
import { count, known, optional, queryOf } from './input.js';

const routes: Readonly<Record<string, Told['kind']>> = {
  '/signals': 'signal',
  '/decisions': 'decision',
  '/alerts': 'alert',
  '/canary': 'difference',
};

export function toldRoutes(app: Hono, host: Host): void {
  for (const [path, kind] of Object.entries(routes)) {
    app.get(path, (context) => {
      const { symbol, limit } = queryOf(context, {
        symbol: optional(known(symbolsOf(host), 'a symbol of the watchlist')),
        limit: count(1, 1000, 100),
      });
      return context.json(host.service.parts.history.told(kind, limit, symbol));
    });
  }
}
