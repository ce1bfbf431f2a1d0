import { channels } from './channels.js';
import { more } from './more.js';
import { movingAverages } from './moving-averages.js';
import { oscillatorsOfBars } from './oscillators-of-bars.js';
import { oscillatorsOfOnePrice } from './oscillators-of-one-price.js';
import type { Entry, Section } from './section.js';
import { statistics } from './statistics.js';
import { trend } from './trend.js';
import { volume } from './volume.js';

/** In the order of docs/conventions.md. */
export const sections: readonly Section[] = [
  movingAverages,
  oscillatorsOfOnePrice,
  oscillatorsOfBars,
  trend,
  channels,
  statistics,
  volume,
  more,
];

/** The entry of each kind, by its name. */
export const entries: ReadonlyMap<string, Entry> = new Map(
  sections.flatMap(({ kinds }) => Object.entries(kinds)),
);
