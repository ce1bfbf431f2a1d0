import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Bar } from '../../src/bars/index.js';

const folder = process.env['BARWAVE_DATA'] ?? '../shared/data';
const MS_PER_DAY = 86_400_000;

/** Bars of a file of real data; undefined where it is not present: it is nobody's to commit. */
export function realBars(name: string): readonly Bar[] | undefined {
  const file = `${folder}/${name}.csv.gz`;
  if (!existsSync(file)) return undefined;
  const [, ...lines] = gunzipSync(readFileSync(file)).toString().trim().split('\n');
  return lines.map((line) => {
    const [time, open, high, low, close, volume] = line.split(',').map(Number) as number[];
    return { time: time!, open: open!, high: high!, low: low!, close: close!, volume: volume! };
  });
}

/** A day as one bar, with the bars that it is made of. */
export type DayOfBars = Bar & { readonly children: readonly Bar[] };

/** The bars of each day of New York's winter time between two minutes of the day, as one with its parts. */
export function daysOf(bars: readonly Bar[], from: number, to: number): readonly DayOfBars[] {
  const byDay = new Map<number, Bar[]>();
  for (const bar of bars) {
    const minute = ((bar.time - 5 * 3_600_000) % MS_PER_DAY) / 60_000;
    if (minute < from || minute >= to) continue;
    const day = Math.floor(bar.time / MS_PER_DAY);
    byDay.set(day, [...(byDay.get(day) ?? []), bar]);
  }
  return [...byDay.values()].map((children) => ({
    time: children[0]!.time,
    open: children[0]!.open,
    high: Math.max(...children.map(({ high }) => high)),
    low: Math.min(...children.map(({ low }) => low)),
    close: children.at(-1)!.close,
    volume: children.reduce((sum, { volume }) => sum + volume, 0),
    children,
  }));
}
