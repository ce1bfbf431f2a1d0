import { fitState, misfit, type State } from '../../core/state.js';
import { logOddsOf } from '../../statistics/log-odds.js';
import type { Signal } from '../../strategies/signal.js';
import type { CorrelatorDesign } from '../options.js';
import type { LearnedMaps } from './learned-maps.js';

/** What is waited for of one signal. */
export type Said = {
  readonly source: number;
  /** Place of its map. */
  readonly place: number;
  readonly statedUp: number;
  readonly horizonBars: number;
  /** Log-odds as learned when it was said. */
  readonly logOdds: number;
  /** The heaviest other voice at that moment, −1 if there was none, and its log-odds. */
  other: number;
  otherLogOdds: number;
};

/** Numbers of a `Said` that go with a label. */
export const saidWidth = 6;

/** Source, place, stated probability, log-odds, the other and its log-odds. */
export type SaidNumbers = readonly [number, number, number, number, number, number];

export function saidAsFeatures(said: Said): SaidNumbers {
  const { source, place, statedUp, logOdds, other, otherLogOdds } = said;
  return [source, place, statedUp, logOdds, other, otherLogOdds];
}

/** What is waited for of `signals`; of those whose source is not known, nothing. */
export function saidOf(
  design: CorrelatorDesign,
  maps: LearnedMaps,
  signals: readonly Signal[],
): readonly Said[] {
  if (signals.length === 0) return nothingSaid;
  const all: Said[] = [];
  for (const { timeframe, strategy, regime, statedUp, horizonBars, pUp } of signals) {
    const source = design.placeOf(timeframe, strategy);
    if (source === -1) continue;
    const place = maps.placeOf(source, regime);
    const logOdds = logOddsOf(pUp);
    all.push({ source, place, statedUp, horizonBars, logOdds, other: -1, otherLogOdds: 0 });
  }
  return all;
}

export const nothingSaid: readonly never[] = Object.freeze([]);

/** What was said of the newest bar of a timeframe, and its close. */
export function pendingFrom(
  given: State | undefined,
  path: string,
  places: number,
): { readonly close: number; readonly said: readonly Said[] } {
  const waiting = (given as { readonly said?: unknown } | undefined)?.said;
  const length = Array.isArray(waiting) ? Math.min(waiting.length, places) : 0;
  const one: Said = {
    source: 0,
    place: 0,
    statedUp: 0,
    horizonBars: 0,
    logOdds: 0,
    other: 0,
    otherLogOdds: 0,
  };
  const template = { close: 0, said: Array.from({ length }, () => one) };
  const { close, said } = fitState(template, given, path);
  said.forEach((each, i) => {
    if (!isSaid(each, places)) throw misfit(`${path}.said[${i}]`, 'is nothing that can be said');
  });
  return { close, said: said.map((each) => ({ ...each })) };
}

/** Whether the numbers of a label are what `saidAsFeatures` writes. */
export function isSaid(
  { source, place, statedUp, other }: Pick<Said, 'source' | 'place' | 'statedUp' | 'other'>,
  places: number,
): boolean {
  const isPlace = (x: number, least: number): boolean =>
    Number.isInteger(x) && x >= least && x < places;
  return (
    isPlace(source, 0) && isPlace(place, 0) && isPlace(other, -1) && statedUp > 0 && statedUp < 1
  );
}
