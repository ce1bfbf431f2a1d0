import { timeframeOf } from '../../bars/timeframe.js';
import {
  requireKnownKeys,
  requireNumber,
  requireRecord,
  requireText,
} from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';
import { decodeTable } from './decode-table.js';
import {
  firstRequest,
  type HistoryQuery,
  type HistoryRequest,
  type HistoryShape,
} from './history-request.js';
import { requestAfter } from './next-request.js';
import { refusal } from './payload.js';
import type { Answer, VenueBars, VenueOptions } from './venue.js';
import { refusalError, textOf, venueError } from './venue-error.js';

/** What is known of a venue: all that differs between one and the next. */
export interface VenueShape {
  /** E.g. `binance`: the feed of its bars. */
  readonly name: string;
  /** Pages on which its payloads are documented. */
  readonly pages: readonly string[];
  /** What a payload is. It may throw for one that is nothing of the venue's. */
  readonly read: (payload: unknown, options: Readonly<VenueOptions>) => Answer;
  /** For a payload that is text and no JSON, e.g. CSV. */
  readonly readText?: (text: string) => Answer;
  /** How history is asked for; left out where a venue has none to ask for. */
  readonly history?: HistoryShape;
}

/** A venue, in both directions: its payloads as bars, and requests for its history. */
export interface Venue {
  readonly name: string;
  readonly pages: readonly string[];
  /**
   * Bars from an answer or a message of the venue, parsed or as text.
   *
   * Pure, and total: whatever the payload is, nothing throws. Each row becomes a bar, a forming bar
   * or an error; an error of the venue is one error with its code and kind; a message without bars
   * (a heartbeat, a confirmation) gives nothing.
   *
   * @throws {ConfigError} for a wrong option
   * @cost  O(rows), under a microsecond each beside `JSON.parse`
   */
  decode(payload: unknown, options?: Readonly<VenueOptions>): VenueBars;
  /**
   * The request for bars with `from` ≤ time < `to`, as plain values: the caller fetches.
   *
   * @throws {ConfigError} for a timeframe that the venue does not have, or a venue without history
   */
  historyRequest(query: Readonly<HistoryQuery>): HistoryRequest;
  /** The request for what comes after `answer`; `undefined` if that was all. */
  nextRequest(request: HistoryRequest, answer: unknown): HistoryRequest | undefined;
}

export function defineVenue(shape: VenueShape): Venue {
  const { name, pages, history } = requireRecord('shape', shape) as unknown as VenueShape;
  requireText('shape.name', name);
  const venue: Venue = {
    name,
    pages,
    decode: (payload, options = {}) => decode(shape, payload, checked(options)),
    historyRequest: (query) => firstRequest(name, requireHistory(name, history), query),
    nextRequest: (request, answer) =>
      requestAfter(
        requireHistory(name, history),
        request,
        answer,
        venue.decode(answer, { symbol: request.asked.symbol, timeframe: request.asked.timeframe }),
      ),
  };
  return venue;
}

function requireHistory(name: string, history: HistoryShape | undefined): HistoryShape {
  if (history === undefined) throw new ConfigError('venue', 'one with history to ask for', name);
  return history;
}

function decode(shape: VenueShape, payload: unknown, options: Readonly<VenueOptions>): VenueBars {
  const result: VenueBars = { bars: [], forming: [], errors: [] };
  const answer = answerIn(shape, payload, options);
  if (answer === undefined) result.errors.push(venueError(0, 'not-an-answer', foundIn(payload)));
  else if ('refusal' in answer) result.errors.push(refusalError(answer.refusal));
  else if ('tables' in answer) {
    for (const refusal of answer.refusals ?? []) result.errors.push(refusalError(refusal));
    for (const table of answer.tables) decodeTable(table, options, shape.name, result);
  }
  return result;
}

function answerIn(shape: VenueShape, payload: unknown, options: Readonly<VenueOptions>): Answer {
  try {
    if (typeof payload !== 'string') return shape.read(payload, options);
    const parsed = parsedJson(payload);
    if (parsed !== undefined) return shape.read(parsed, options);
    return shape.readText?.(payload) ?? plainRefusal(payload);
  } catch {
    return undefined;
  }
}

/** A sentence in place of an answer, as proxies and rate limits send it. */
function plainRefusal(text: string): Answer {
  const refused = text.length < 200 && !text.includes('<') ? refusal('', text.trim()) : undefined;
  return refused?.kind === 'rate-limit' || refused?.kind === 'unavailable'
    ? { refusal: refused }
    : undefined;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function foundIn(payload: unknown): string {
  try {
    return textOf(payload);
  } catch {
    return '';
  }
}

const optionNames = ['symbol', 'timeframe', 'feed', 'now', 'dropForming', 'zone', 'symbols'];

function checked(options: Readonly<VenueOptions>): Readonly<VenueOptions> {
  requireKnownKeys('options', { ...options }, optionNames);
  const { symbol, timeframe, now } = options;
  if (symbol !== undefined) requireText('symbol', symbol);
  if (timeframe !== undefined) timeframeOf(timeframe);
  if (now !== undefined) requireNumber('now', now);
  return options;
}
