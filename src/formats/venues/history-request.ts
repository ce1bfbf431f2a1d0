import { type Timeframe, timeframeOf } from '../../bars/timeframe.js';
import { requireInteger, requireKnownKeys, requireText } from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';

/** Which bars are wanted. */
export interface HistoryQuery {
  /** The venue's own name. */
  readonly symbol: string;
  readonly timeframe: string;
  /** Time of the first bar, ms since the epoch, UTC. */
  readonly from: number;
  /** Times are before this. */
  readonly to: number;
  /** Further parameters of the venue, e.g. `{ category: 'linear' }`. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** A request as plain values. Keys and tokens are the caller's business. */
export interface HistoryRequest {
  readonly venue: string;
  readonly host: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The whole of it. */
  readonly url: string;
  /** Bars that one answer holds at most. */
  readonly pageBars: number;
  /** How many requests the venue allows in how many ms, as documented, for callers without a contract. */
  readonly limit: { readonly requests: number; readonly perMs: number };
  /** What is still wanted, this request included. */
  readonly asked: HistoryQuery;
}

/** The parts of a request that a venue makes of a query. */
export interface Asked {
  readonly symbol: string;
  /** The venue's word for the timeframe. */
  readonly interval: string;
  readonly from: number;
  readonly to: number;
  readonly pageBars: number;
  readonly durationMs: number;
}

export interface HistoryShape {
  readonly host: string;
  readonly path: (asked: Asked) => string;
  readonly query: (asked: Asked) => Readonly<Record<string, string | number>>;
  /** The venue's word for each canonical timeframe that it has. */
  readonly intervals: Readonly<Record<string, string>>;
  readonly pageBars: number;
  readonly limit: { readonly requests: number; readonly perMs: number };
  /**
   * How one comes to the rest: `forward` from the newest bar of the answer, `backward` from its oldest,
   * by `windows` of a page each, by what the answer itself says (`token`), or not at all.
   */
  readonly paging: 'forward' | 'backward' | 'windows' | 'token' | 'none';
  /** Parameters of the next request, in an answer of a venue with tokens. */
  readonly token?: (answer: unknown) => Readonly<Record<string, string>> | undefined;
}

export function firstRequest(
  venue: string,
  shape: HistoryShape,
  query: Readonly<HistoryQuery>,
): HistoryRequest {
  requireKnownKeys('query', { ...query }, ['symbol', 'timeframe', 'from', 'to', 'extra']);
  requireText('symbol', query.symbol);
  const from = requireInteger('from', query.from, -8.64e15);
  requireInteger('to', query.to, from + 1, 8.64e15);
  const timeframe = timeframeOf(query.timeframe);
  if (!Object.hasOwn(shape.intervals, timeframe.name)) {
    const words = Object.keys(shape.intervals).join(', ');
    throw new ConfigError('timeframe', `one that ${venue} has: ${words}`, query.timeframe);
  }
  return requestFor(venue, shape, query, timeframe);
}

export function requestFor(
  venue: string,
  shape: HistoryShape,
  query: Readonly<HistoryQuery>,
  timeframe: Timeframe,
): HistoryRequest {
  const { host, pageBars, limit } = shape;
  const windowEnd = query.from + pageBars * timeframe.nominalMs;
  const asked: Asked = {
    symbol: query.symbol,
    interval: shape.intervals[timeframe.name]!,
    from: query.from,
    to: shape.paging === 'windows' ? Math.min(query.to, windowEnd) : query.to,
    pageBars,
    durationMs: timeframe.nominalMs,
  };
  const path = shape.path(asked);
  const parameters: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...shape.query(asked), ...query.extra })) {
    parameters[name] = String(value);
  }
  const url = urlOf(host, path, parameters);
  return { venue, host, path, query: parameters, url, pageBars, limit, asked: query };
}

export function urlOf(host: string, path: string, query: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return `${host}${path}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
}
