// The scanner over the cache: which symbols stand out now.
import type { Hono } from 'hono';
import type { Features } from '../cache/market-cache.js';
import type { Host } from '../host.js';
import { expressionOf, ScanFault } from '../scanner.js';
import { text } from '../schema.js';
import { timed } from '../timed.js';
import { symbolsOf } from './bars.js';
import { BadInput, count, known, queryOf } from './input.js';

export interface Found {
  readonly symbol: string;
  readonly end: number;
  readonly close: number;
  readonly order: number;
}

interface Scan {
  readonly timeframe: string;
  readonly where: string;
  readonly order: string;
  readonly limit: number;
  /** Rows that ended longer ago are left out. */
  readonly maxAgeSeconds: number;
}

export function scanRoutes(app: Hono, host: Host): void {
  app.get('/scan', async (context) => {
    const { config, cache, clock, metrics } = host.service.parts;
    const scan = queryOf(context, {
      timeframe: known(config.timeframes, 'a timeframe of the service', config.timeframes[0]),
      where: text(/^.{1,1000}$/, 'an expression of at most 1,000 letters', '1 > 0'),
      order: text(/^.{1,1000}$/, 'an expression of at most 1,000 letters', 'close'),
      limit: count(1, 500, 50),
      maxAgeSeconds: count(1, 864_000, config.staleSeconds),
    });
    const found = await timed(metrics, 'scan', async () => {
      return scanned(await cache.rows(symbolsOf(host)), scan, clock.now());
    });
    return context.json(found);
  });
}

/** The highest first; what is no number comes last, equals by symbol. */
export function scanned(
  features: readonly (Features | undefined)[],
  { timeframe, where, order, limit, maxAgeSeconds }: Scan,
  now: number,
): Found[] {
  const rows = features.flatMap((one) => {
    const row = one?.rows[timeframe];
    const isFresh = row !== undefined && now - row.end <= 1000 * maxAgeSeconds;
    return isFresh ? [{ symbol: one!.symbol, ...row }] : [];
  });
  const columns = new Set(['close', ...Object.keys(rows[0]?.values ?? {})]);
  const [wanted, key] = [compiled('where', where, columns), compiled('order', order, columns)];
  const found = rows.flatMap(({ symbol, end, close, values }) => {
    const scope = (name: string): number =>
      name === 'close' ? close : (values[name] ?? Number.NaN);
    const isWanted = wanted(scope) !== 0;
    return isWanted ? [{ symbol, end, close, order: key(scope) }] : [];
  });
  const rank = ({ order: value }: Found): number =>
    Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
  found.sort((a, b) => rank(b) - rank(a) || (a.symbol < b.symbol ? -1 : 1));
  return found.slice(0, limit);
}

function compiled(path: string, expression: string, columns: ReadonlySet<string>) {
  // Without rows nothing is known of the columns: any name will do.
  const names =
    columns.size > 1 ? columns : { has: () => true, [Symbol.iterator]: () => [].values() };
  try {
    return expressionOf(expression, names as ReadonlySet<string>);
  } catch (error) {
    if (!(error instanceof ScanFault)) throw error;
    throw new BadInput([{ path, message: error.message }]);
  }
}
