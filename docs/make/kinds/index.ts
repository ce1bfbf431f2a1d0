import { barOscillators } from './bar-oscillators.js';
import { channels } from './channels.js';
import { movingAverages } from './moving-averages.js';
import { oscillators } from './oscillators.js';
import { priceLevels } from './price-levels.js';
import type { Entry, Section } from './section.js';
import { statistics } from './statistics.js';
import { trend } from './trend.js';
import { volatility } from './volatility.js';
import { volume } from './volume.js';

/** In the order of docs/conventions.md; each of the name of its folder in src/indicators. */
export const sections: readonly Section[] = [
  movingAverages,
  oscillators,
  barOscillators,
  trend,
  priceLevels,
  channels,
  volatility,
  statistics,
  volume,
];

/** The entry of each kind, by its name. */
export const entries: ReadonlyMap<string, Entry> = new Map(
  sections.flatMap(({ kinds }) => Object.entries(kinds)),
);
