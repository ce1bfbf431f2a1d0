// The scanner over the cache: which symbols stand out now.
import { timed } from 'barwave/metrics';
import { z } from 'zod';
import type { Features } from '../cache/market-cache.js';
import type { Config } from '../config.js';
import { expressionOf } from '../scanner.js';
import { count, type Route, route, timeframe } from './route.js';

const expression = z.string().min(1).max(1000);
const shapeOf = ({ timeframes, staleSeconds }: Config) => ({
  timeframe: timeframe(timeframes),
  where: expression.default('1 > 0'),
  order: expression.default('close'),
  limit: count(1, 500, 50),
  /** Rows that ended longer ago are left out. */
  maxAgeSeconds: count(1, 864_000, staleSeconds),
});
type Scan = z.output<z.ZodObject<ReturnType<typeof shapeOf>>>;

export const scanRoute: Route = route('/scan', shapeOf, ({ service }, scan) => {
  const { cache, clock, metrics, config } = service.parts;
  const symbols = config.assets.map(({ symbol }) => symbol);
  const scanning = async () => scanned(await cache.rows(symbols), scan, clock.now());
  return timed('scan', scanning, metrics)();
});

/** The highest first; what is no number comes last, equals by symbol. */
export function scanned(
  features: readonly (Features | undefined)[],
  { timeframe, where, order, limit, maxAgeSeconds }: Scan,
  now: number,
) {
  const rows = features.flatMap((one) => {
    const row = one?.rows[timeframe];
    const isFresh = row !== undefined && now - row.end <= 1000 * maxAgeSeconds;
    return isFresh ? [{ symbol: one!.symbol, columns: one!.columns, ...row }] : [];
  });
  // Without rows nothing is known of the columns: any name will do.
  const columns = rows[0] && ['close', ...rows[0].columns];
  const wanted = expressionOf('where', where, columns);
  const key = expressionOf('order', order, columns);
  const found = rows.flatMap(({ symbol, end, close, columns, values }) => {
    const scope = (name: string): number =>
      name === 'close' ? close : (values[columns.indexOf(name)] ?? Number.NaN);
    return wanted(scope) === 0 ? [] : [{ symbol, end, close, order: key(scope) }];
  });
  const rank = (order: number): number => (Number.isNaN(order) ? Number.NEGATIVE_INFINITY : order);
  found.sort((a, b) => rank(b.order) - rank(a.order) || (a.symbol < b.symbol ? -1 : 1));
  return found.slice(0, limit);
}
