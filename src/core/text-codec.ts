import { decodeNumbers, encodeNumbers } from './base64.js';
import {
  type DecodeLimits,
  foundTwice,
  malformed,
  readState,
  requireLimits,
  requirePlain,
} from './codec.js';
import {
  isStateArray,
  isStateRecord,
  type Snapshot,
  type State,
  type StateRecord,
} from './state.js';
import { scanText } from './text-scan.js';

/**
 * A snapshot as JSON text, without loss: `"'…"` is a string, `"#…"` an array of doubles as
 * little-endian base64; `"NaN"` and `"-0"` are the numbers that JSON has not.
 *
 * @throws {SnapshotError} if it holds what is no state, or cannot be read
 * @example
 * const ema = new Ema(3);
 * ema.update(5);
 * const resumed = new Ema(3);
 * resumed.restore(decodeText(encodeText(ema.snapshot())));
 * resumed.count; // 1
 */
export function encodeText(snapshot: Snapshot): string {
  return readState(snapshot, () => JSON.stringify(toJson(snapshot)));
}

/**
 * The snapshot in `text`, or a `SnapshotError`.
 *
 * The text is scanned before it is parsed: a refused one costs no memory, an accepted one at most
 * 24 times its length and 4 MB. Only one that names a field of a state twice is refused later.
 *
 * @throws {ConfigError} for limits that are none
 */
export function decodeText(text: string, limits: DecodeLimits = {}): Snapshot {
  const { maxBytes, maxNodes } = requireLimits(limits);
  if (typeof text !== 'string') throw malformed('expected text; decodeBinary reads bytes');
  if (text.length > maxBytes) throw malformed(`longer than ${maxBytes} characters`);
  const written = scanText(text, maxNodes);
  const met = { nodes: 0 };
  const snapshot = fromJson(JSON.parse(text), met) as Snapshot;
  if (met.nodes < written) throw foundTwice();
  return snapshot;
}

type Json = number | string | boolean | null | Json[] | { [key: string]: Json };

function toJson(state: State): Json {
  if (typeof state === 'number') {
    if (Number.isNaN(state)) return 'NaN';
    if (!Number.isFinite(state)) throw malformed('an infinite number');
    return Object.is(state, -0) ? '-0' : state;
  }
  if (typeof state === 'string') return `'${state}`;
  if (state instanceof Float64Array) return `#${encodeNumbers(state)}`;
  if (isStateArray(state)) return Array.from(state, toJson);
  if (!isStateRecord(state)) {
    if (state === null || typeof state === 'boolean') return state;
    throw malformed(`a ${typeof state} is no state`);
  }
  requirePlain(state);
  const json: Record<string, Json> = {};
  for (const key of Object.keys(state)) {
    if (key === '__proto__') return withProto(state); // to write to it is to write to something else
    json[key] = toJson(state[key]!);
  }
  return json;
}

function withProto(state: StateRecord): Json {
  return Object.fromEntries(Object.entries(state).map(([key, part]) => [key, toJson(part)]));
}

/** What scanned `json` stands for. Lists and records are rewritten in place: no second copy. */
function fromJson(json: Json, met: { nodes: number }): State {
  met.nodes += 1;
  if (typeof json === 'string') return fromJsonString(json);
  if (Array.isArray(json)) {
    for (let i = 0; i < json.length; i++) json[i] = fromJson(json[i]!, met) as Json;
  } else if (typeof json === 'object' && json !== null) {
    // JSON.parse made every key an own one, `__proto__` too: writing to it reaches no prototype.
    for (const key of Object.keys(json)) {
      const part = json[key]!;
      const state = fromJson(part, met) as Json;
      if (state !== part) json[key] = state;
    }
  }
  return json;
}

function fromJsonString(text: string): State {
  if (text === 'NaN') return Number.NaN;
  if (text === '-0') return -0;
  return text.startsWith("'") ? text.slice(1) : decodeNumbers(text, 1);
}
