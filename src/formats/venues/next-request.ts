import { timeframeOf } from '../../bars/timeframe.js';
import {
  type HistoryQuery,
  type HistoryRequest,
  type HistoryShape,
  requestFor,
  urlOf,
} from './history-request.js';
import type { VenueBars } from './venue.js';

/** The request that follows `request`, whose answer was decoded to `found`. */
export function requestAfter(
  shape: HistoryShape,
  request: HistoryRequest,
  answer: unknown,
  found: VenueBars,
): HistoryRequest | undefined {
  const { asked, venue } = request;
  if (shape.paging === 'token') return withToken(shape, request, answer);
  const timeframe = timeframeOf(asked.timeframe);
  const again = (query: HistoryQuery) => requestFor(venue, shape, query, timeframe);
  if (shape.paging === 'windows') {
    const from = asked.from + shape.pageBars * timeframe.nominalMs;
    return from < asked.to ? again({ ...asked, from }) : undefined;
  }
  const times = [...found.bars, ...found.forming].map(({ time }) => time);
  if (shape.paging === 'none' || times.length < shape.pageBars) return undefined;
  if (shape.paging === 'forward') {
    const from = times.reduce((a, b) => Math.max(a, b)) + 1;
    return from > asked.from && from < asked.to ? again({ ...asked, from }) : undefined;
  }
  const to = times.reduce((a, b) => Math.min(a, b));
  return to < asked.to && to > asked.from ? again({ ...asked, to }) : undefined;
}

function withToken(
  shape: HistoryShape,
  request: HistoryRequest,
  answer: unknown,
): HistoryRequest | undefined {
  const token = tokenIn(shape, answer);
  if (token === undefined) return undefined;
  const query = { ...request.query, ...token };
  return { ...request, query, url: urlOf(request.host, request.path, query) };
}

function tokenIn(
  shape: HistoryShape,
  answer: unknown,
): Readonly<Record<string, string>> | undefined {
  try {
    return shape.token?.(typeof answer === 'string' ? JSON.parse(answer) : answer);
  } catch {
    return undefined;
  }
}
