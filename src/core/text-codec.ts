import { decodeNumbers, encodeNumbers } from './base64.js';
import {
  asSnapshot,
  type DecodeLimits,
  defaultMaxBytes,
  emptyRecord,
  malformed,
  maxDepth,
} from './codec.js';
import { isStateArray, isStateRecord, type Snapshot, type State } from './state.js';

/**
 * A snapshot as JSON text, without loss: `"'…"` is a string, `"#…"` an array of doubles as
 * little-endian base64; `"NaN"` and `"-0"` are the numbers that JSON has not.
 *
 * @example
 * const ema = new Ema(3);
 * ema.update(5);
 * const resumed = new Ema(3);
 * resumed.restore(decodeText(encodeText(ema.snapshot())));
 * resumed.count; // 1
 */
export function encodeText(snapshot: Snapshot): string {
  return JSON.stringify(toJson(snapshot));
}

/** The snapshot in `text`, or a `SnapshotError`; never more work than the text is long. */
export function decodeText(text: string, limits: DecodeLimits = {}): Snapshot {
  const { maxBytes = defaultMaxBytes } = limits;
  if (typeof text !== 'string') throw malformed('expected text');
  if (text.length > maxBytes) throw malformed(`longer than ${maxBytes} characters`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw malformed('not JSON');
  }
  return asSnapshot(fromJson(json, 0));
}

type Json = number | string | boolean | null | Json[] | { [key: string]: Json };

function toJson(state: State): Json {
  if (typeof state === 'number') {
    if (Number.isNaN(state)) return 'NaN';
    return Object.is(state, -0) ? '-0' : state;
  }
  if (typeof state === 'string') return `'${state}`;
  if (state instanceof Float64Array) return `#${encodeNumbers(state)}`;
  if (isStateArray(state)) return state.map(toJson);
  if (!isStateRecord(state)) return state;
  return Object.fromEntries(Object.entries(state).map(([key, part]) => [key, toJson(part)]));
}

function fromJson(json: unknown, depth: number): State {
  if (depth > maxDepth) throw malformed(`nested deeper than ${maxDepth}`);
  if (typeof json === 'string') return fromJsonString(json);
  if (typeof json === 'number') {
    if (Number.isFinite(json)) return json;
    throw malformed('a number beyond the doubles');
  }
  if (Array.isArray(json)) return json.map((part) => fromJson(part, depth + 1));
  if (!isStateRecord(json)) return json as boolean | null;
  const record = emptyRecord();
  for (const [key, part] of Object.entries(json)) record[key] = fromJson(part, depth + 1);
  return record;
}

function fromJsonString(text: string): State {
  if (text === 'NaN') return Number.NaN;
  if (text === '-0') return -0;
  if (text.startsWith("'")) return text.slice(1);
  const numbers = text.startsWith('#') ? decodeNumbers(text.slice(1)) : undefined;
  if (numbers === undefined) throw malformed('a string of no known kind');
  return numbers;
}
