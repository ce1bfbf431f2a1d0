import type { Bar } from '../bars/bar.js';
import type { Timeframe } from '../bars/timeframe.js';
import type { ReasonCode } from './reason-code.js';

/** A part of what a validator remembers. */
export type KnownBars = {
  /** Of the bars that went on last, place on the grid and digest of the values; −1 where none is. */
  readonly knownBars: Float64Array;
  /** Which of them is next to be forgotten. */
  knownBarAt: number;
};

/** Whose bars they are. */
interface Knowing {
  readonly state: KnownBars;
  readonly design: { readonly base: Pick<Timeframe, 'nominalMs'> };
}

/** Newest bars that are known again: four hours of minutes, in 2 kB. */
export const KNOWN_BARS = 256;

/** Places on the grid, by half bars, before they are counted from 0 again. */
const PLACES = 2_097_152;
/** Of a digest of a bar's values. */
const DIGESTS = 4_294_967_296;

/** The values of a bar in hand and their halves: scratch, written before it is read. */
const values = new Float64Array(5);
const halves = new Uint32Array(values.buffer);

const beyond: readonly ReasonCode[] = Object.freeze(['older-than-newest'] as const);
const same: readonly ReasonCode[] = Object.freeze(['older-than-newest', 'same-values'] as const);
const other: readonly ReasonCode[] = Object.freeze(['older-than-newest', 'other-values'] as const);

export function noKnownBars(): Float64Array {
  return new Float64Array(KNOWN_BARS).fill(-1);
}

/** Whether a snapshot may hold them. */
export function areKnownBars({ knownBars, knownBarAt }: KnownBars): boolean {
  if (!Number.isInteger(knownBarAt) || knownBarAt < 0 || knownBarAt >= KNOWN_BARS) return false;
  return knownBars.every((entry) => entry === -1 || (Number.isSafeInteger(entry) && entry >= 0));
}

/** A bar goes on: where one of its interval did before, in its place. */
export function rememberBar(
  { state, design }: Knowing,
  bar: Bar,
  start: number,
  isAgain = false,
): void {
  const { knownBars } = state;
  const place = placeOf(start, design);
  const entry = place * DIGESTS + digestOf(bar);
  const at = isAgain ? entryAt(knownBars, place) : -1;
  if (at >= 0) {
    knownBars[at] = entry;
    return;
  }
  knownBars[state.knownBarAt] = entry;
  state.knownBarAt = (state.knownBarAt + 1) % KNOWN_BARS;
}

/** Why a bar older than the newest is late, and whether it is known, with these values or others. */
export function reasonsOfLate(
  { state, design }: Knowing,
  bar: Bar,
  start: number,
): readonly ReasonCode[] {
  const place = placeOf(start, design);
  const at = entryAt(state.knownBars, place);
  if (at < 0) return beyond;
  return state.knownBars[at] === place * DIGESTS + digestOf(bar) ? same : other;
}

/** Half bars tell neighbours apart where bars are not equally long: months, days of 23 hours. */
function placeOf(start: number, { base }: Knowing['design']): number {
  const half = Math.floor(start / (base.nominalMs / 2));
  return half - PLACES * Math.floor(half / PLACES); // `%` of numbers this large is a call
}

function entryAt(knownBars: Float64Array, place: number): number {
  for (let i = 0; i < KNOWN_BARS; i++) {
    if (Math.floor(knownBars[i]! / DIGESTS) === place) return i;
  }
  return -1;
}

/** 32 bits of the five values; that two bars share them is as likely as one in four billion. */
function digestOf({ open, high, low, close, volume }: Bar): number {
  values[0] = open + 0; // −0 is 0
  values[1] = high + 0;
  values[2] = low + 0;
  values[3] = close + 0;
  values[4] = volume + 0;
  let digest = 0x9747b28c;
  for (let i = 0; i < 10; i++) {
    digest = Math.imul(digest ^ halves[i]!, 0x85ebca6b);
    digest ^= digest >>> 15;
  }
  return Math.imul(digest, 0xc2b2ae35) >>> 0;
}
