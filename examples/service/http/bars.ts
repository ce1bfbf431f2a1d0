// Bars, quotes and newest rows, from the cache, with their age.
import { type SymbolBar, TimeframeAggregator } from 'barwave';
import type { Hono } from 'hono';
import type { Host } from '../host.js';
import { count, known, queryOf, several } from './input.js';

export function barRoutes(app: Hono, host: Host): void {
  app.get('/bars', async (context) => {
    const { cache, config } = host.service.parts;
    const { base } = config;
    const { symbol, timeframe, limit } = queryOf(context, {
      symbol: known(symbolsOf(host), 'a symbol of the watchlist'),
      timeframe: known([base, ...config.timeframes], 'a timeframe of the service', base),
      limit: count(1, 5000, 500),
    });
    const calendar = config.assets.find((asset) => asset.symbol === symbol)?.calendar ?? '24/7';
    const bars = await cache.bars(symbol);
    const built = timeframe === base ? bars : aggregated(bars, { base, timeframe, calendar });
    return context.json({ symbol, timeframe, bars: built.slice(-limit) });
  });

  app.get('/quotes', async (context) => {
    const { symbols } = queryOf(context, {
      symbols: several(symbolsOf(host), 'symbols of the watchlist, with commas'),
    });
    const { cache, clock, config } = host.service.parts;
    const now = clock.now();
    const quotes = await cache.quotes(symbols);
    return context.json(
      symbols.map((symbol, i) => {
        const quote = quotes[i];
        if (quote === undefined) return { symbol, known: false };
        const ageMs = now - quote.at;
        return { ...quote, known: true, ageMs, stale: ageMs > 1000 * config.staleSeconds };
      }),
    );
  });

  app.get('/latest', async (context) => {
    const { symbols } = queryOf(context, {
      symbols: several(symbolsOf(host), 'symbols of the watchlist, with commas'),
    });
    const { cache, clock } = host.service.parts;
    const [closed, forming] = await Promise.all([cache.rows(symbols), cache.forming(symbols)]);
    const now = clock.now();
    return context.json(
      symbols.map((symbol, i) => ({
        symbol,
        closed: closed[i]?.rows ?? null,
        forming: forming[i]?.rows ?? null,
        ageMs: now - (closed[i]?.at ?? Number.NaN),
      })),
    );
  });
}

export function symbolsOf(host: Host): string[] {
  return host.service.parts.config.assets.map(({ symbol }) => symbol);
}

interface Frame {
  readonly base: string;
  readonly timeframe: string;
  readonly calendar: '24/7' | 'us-equities' | 'fx';
}

function aggregated(bars: readonly SymbolBar[], { base, timeframe, calendar }: Frame): object[] {
  const aggregator = new TimeframeAggregator({ base, timeframes: [timeframe], calendar });
  const built = bars.flatMap((bar) => aggregator.update(bar));
  const closed = built.flatMap((event) => (event.type === 'closed' ? [event.bar] : []));
  const forming = aggregator.forming(timeframe);
  return forming === undefined ? closed : [...closed, forming];
}
