import { atan } from '../core/atan.js';
import { cos, sin } from '../core/sine.js';
import {
  type AnalyticTree,
  analyticReach,
  analyticTreeInit,
  analyticTreeStep,
} from './analytic-tree.js';
import type { CycleMeansState } from './cycle-means.js';
import type { Spectrum } from './level-spectrum.js';

/** What one level does to a wave, by the wave's angle an input. */
export interface CycleBand {
  /** Inputs that the level's coefficient is late. */
  readonly delayBars: number;
  /** The least angle of the table, and how far the next one is. */
  readonly first: number;
  readonly step: number;
  /** Amplitude of the complex coefficient where the wave's is 1. */
  readonly gains: Float64Array;
  /** Its phase over that of the wave `delayBars` before. */
  readonly leads: Float64Array;
}

/** Angles in a table: from a quarter of its band's upper end to seven quarters of its middle. */
const angles = 65;

/** By the number of levels: worked out once. */
const known = new Map<number, readonly CycleBand[]>();

/** The bands of levels 2 … J. */
export function cycleBands(tree: AnalyticTree): readonly CycleBand[] {
  const before = known.get(tree.levels);
  if (before !== undefined) return before;
  const length = analyticReach(tree);
  const size = tree.levels - 1;
  const state = analyticTreeInit(tree);
  const [real, imaginary] = [new Float64Array(size), new Float64Array(size)];
  const rows: { re: number; im: number }[][] = Array.from({ length: size }, () => []);
  for (let t = 0; t < 2 * length; t++) {
    analyticTreeStep(state, t === length - 1 ? 1 : 0, t, tree, real, imaginary, true);
    if (t < length - 1) continue;
    rows.forEach((row, j) => {
      const reaches = row.length <= analyticReach({ ...tree, levels: j + 2 });
      if (reaches) row.push({ re: real[j]!, im: imaginary[j]! });
    });
  }
  const bands = rows.map((row, j) => bandOf(row, j + 2));
  known.set(tree.levels, bands);
  return bands;
}

/** Of the level whose response to an impulse is `row`. */
function bandOf(row: readonly { re: number; im: number }[], level: number): CycleBand {
  const energy = row.reduce((sum, { re, im }) => sum + re * re + im * im, 0);
  const moment = row.reduce((sum, { re, im }, l) => sum + l * (re * re + im * im), 0);
  const delayBars = Math.round(moment / energy);
  const highest = Math.PI / (1 << (level - 1)); // of the band; its lowest is half of that
  const first = highest / 4;
  const step = (1.25 * highest) / (angles - 1);
  const gains = new Float64Array(angles);
  const leads = new Float64Array(angles);
  for (let i = 0; i < angles; i++) {
    const omega = first + i * step;
    const [turnRe, turnIm] = [cos(omega), -sin(omega)];
    let [waveRe, waveIm] = [cos(omega * delayBars), sin(omega * delayBars)];
    let [re, im] = [0, 0];
    for (const c of row) {
      re += c.re * waveRe - c.im * waveIm;
      im += c.im * waveRe + c.re * waveIm;
      const next = waveRe * turnRe - waveIm * turnIm;
      waveIm = waveIm * turnRe + waveRe * turnIm;
      waveRe = next;
    }
    gains[i] = Math.sqrt(re * re + im * im) / 2; // half of a wave turns the one way
    leads[i] = unwrapped(angle(re, im), i === 0 ? 0 : leads[i - 1]!);
  }
  return { delayBars, first, step, gains, leads };
}

/** `phase` and whole turns, so as to be nearest to `before`. */
function unwrapped(phase: number, before: number): number {
  const turn = 2 * Math.PI;
  return phase + turn * Math.round((before - phase) / turn);
}

/** The number of `table` at `place`, a fraction of an index, on the line between its neighbours. */
export function between(table: Float64Array, place: number): number {
  const i = Math.min(Math.floor(place), table.length - 2);
  return table[i]! + (place - i) * (table[i + 1]! - table[i]!);
}

/** The angle of re + i·im in radians, −π … π; 0 of 0. */
export function angle(re: number, im: number): number {
  if (re > 0) return atan(im / re);
  if (re < 0) return atan(im / re) + (im < 0 ? -Math.PI : Math.PI);
  return im === 0 ? 0 : im < 0 ? -Math.PI / 2 : Math.PI / 2;
}

/**
 * Write amplitude, phase, period, level and delay of the dominant cycle at `out[at…]`; NaN where no
 * level has any energy.
 */
export function cycleOf(
  { real, imaginary, energies, turnsReal, turnsImaginary }: CycleMeansState,
  bands: readonly CycleBand[],
  spectrum: Spectrum,
  out: Float64Array,
  at: number,
): void {
  const growth = spectrum === 'walk' ? 0.5 : 2; // a walk's energy doubles from level to level
  let factor = 1;
  let most = 0;
  let j = -1;
  for (let i = 0; i < bands.length; i++) {
    if (energies[i]! * factor > most) {
      most = energies[i]! * factor;
      j = i;
    }
    factor *= growth;
  }
  if (j < 0) {
    for (let i = 0; i < 5; i++) out[at + i] = Number.NaN;
    return;
  }
  const { first, step, gains, leads, delayBars } = bands[j]!;
  const [re, im] = [real[j]!, imaginary[j]!];
  const turn = angle(turnsReal[j]!, turnsImaginary[j]!);
  const omega = Math.max(first, Math.min(turn, first + (angles - 1) * step));
  const place = (omega - first) / step;
  const phase = angle(re, im) - between(leads, place);
  const wholeTurn = 2 * Math.PI;
  out[at] = Math.sqrt(re * re + im * im) / between(gains, place);
  const within = phase - wholeTurn * Math.round(phase / wholeTurn);
  out[at + 1] = Math.max(-Math.PI, Math.min(within, Math.PI)); // despite rounding
  out[at + 2] = wholeTurn / omega;
  out[at + 3] = j + 2;
  out[at + 4] = delayBars;
}
