// Bars, quotes and newest rows, from the cache, with their age.
import { type SymbolBar, TimeframeAggregator } from 'barwave';
import type { TimeframeAggregatorOptions } from 'barwave/timeframe';
import type { Features } from '../cache/market-cache.js';
import type { Config } from '../config.js';
import { count, listed, type Route, route, symbol, symbols, timeframe } from './route.js';

const bySymbols = (config: Config) => ({ symbols: symbols(config) });

export const barRoutes: readonly Route[] = [
  route(
    '/bars',
    (config) => ({
      symbol: symbol(config),
      timeframe: timeframe([config.base, ...config.timeframes]),
      limit: count(1, 5000, 500),
    }),
    async ({ service }, { symbol, timeframe, limit }) => {
      const { cache, config } = service.parts;
      const { base } = config;
      const { calendar } = config.assets.find((asset) => asset.symbol === symbol)!;
      const bars = await cache.bars(symbol, timeframe === base ? limit : undefined);
      const built =
        timeframe === base ? bars : aggregated(bars, { base, timeframes: [timeframe], calendar });
      return { symbol, timeframe, bars: built.slice(-limit) };
    },
  ),
  route('/quotes', bySymbols, async ({ service }, { symbols }) => {
    const { cache, clock, config } = service.parts;
    const [now, quotes] = [clock.now(), await cache.quotes(symbols)];
    return symbols.map((symbol, i) => {
      const quote = quotes[i];
      if (quote === undefined) return { symbol, known: false };
      const ageMs = now - quote.at;
      return { ...quote, known: true, ageMs, stale: ageMs > 1000 * config.staleSeconds };
    });
  }),
  route('/latest', bySymbols, async ({ service }, { symbols }) => {
    const { cache, clock } = service.parts;
    const [closed, forming] = await Promise.all([cache.rows(symbols), cache.forming(symbols)]);
    return listed(symbols, (symbol, i) => ({
      symbol,
      closed: named(closed[i]),
      forming: named(forming[i]),
      ageMs: clock.now() - (closed[i]?.at ?? Number.NaN),
    }));
  }),
];

/** Values by name. */
function named(features: Features | undefined): object | null {
  if (features === undefined) return null;
  const { columns, rows } = features;
  const named = Object.entries(rows).map(([timeframe, { values, ...row }]) => {
    const pairs = columns.map((column, i) => [column, values[i]]);
    return [timeframe, { ...row, values: Object.fromEntries(pairs) }];
  });
  return Object.fromEntries(named);
}

function aggregated(bars: readonly SymbolBar[], options: TimeframeAggregatorOptions): object[] {
  const aggregator = new TimeframeAggregator(options);
  const built = bars.flatMap((bar) => aggregator.update(bar));
  const closed = built.flatMap((event) => (event.type === 'closed' ? [event.bar] : []));
  const forming = aggregator.forming(options.timeframes[0]!);
  return forming === undefined ? closed : [...closed, forming];
}
