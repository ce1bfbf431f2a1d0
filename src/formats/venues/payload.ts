import type { Refusal, RefusalKind } from './venue.js';

/** An object of a payload, as far as it is known: anything may stand under any name. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `value` if it is an array of any kind, typed ones included; else none. */
export function listOf(value: unknown): ArrayLike<unknown> | undefined {
  if (Array.isArray(value)) return value;
  return ArrayBuffer.isView(value) && 'length' in value ? (value as never) : undefined;
}

export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/**
 * Rows [time, open, high, low, close, volume] from columns; one that is missing or short leaves holes,
 * and so do times that are fewer than the prices.
 */
export function zipRows(columns: readonly unknown[]): unknown[][] {
  const [times, opens, highs, lows, closes, volumes] = columns.map((column) => listOf(column));
  const rows: unknown[][] = [];
  const length = Math.max(...[times, opens, highs, lows, closes].map((one) => one?.length ?? 0));
  for (let i = 0; i < length; i++) {
    rows.push([times?.[i], opens?.[i], highs?.[i], lows?.[i], closes?.[i], volumes?.[i]]);
  }
  return rows;
}

/** Words of venues' messages, and what they mean for the caller. */
const meanings: readonly (readonly [RefusalKind, RegExp])[] = [
  [
    'rate-limit',
    /rate.?limit|too many|limit reached|frequency|exceeded|throttl|call volume|api credits|request allocation/i,
  ],
  [
    'unauthorised',
    /api.?key|unauthori[sz]ed|not.?authori[sz]ed|forbidden|permission|token|entitle/i,
  ],
  ['unknown-symbol', /symbol|instrument|asset pair|product|ticker|not.?found|no data found/i],
  ['unavailable', /unavailable|maintenance|busy|timeout|internal|overload/i],
  ['bad-request', /invalid|bad|parameter|missing|required|granularity|interval|must/i],
];

/** A venue's error; what it means is read from its code where `kinds` has it, else from its words. */
export function refusal(
  code: unknown,
  message: unknown,
  kinds: Readonly<Record<string, RefusalKind>> = {},
): Refusal {
  const words = typeof message === 'string' ? message : '';
  const short = typeof code === 'string' || typeof code === 'number' ? String(code) : '';
  const known = Object.hasOwn(kinds, short) ? kinds[short] : undefined;
  const kind = known ?? meanings.find(([, pattern]) => pattern.test(words.slice(0, 500)))?.[0];
  return { code: short, message: words, kind: kind ?? 'other' };
}
