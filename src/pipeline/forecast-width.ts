import { forecastsIn } from './forecast-vitals.js';

/**
 * Width of the 95 % interval of the return, as a ratio of the price: the widest that a prediction stage
 * says of the bar that opened at `time`, each at the first of its horizons; NaN where none says one.
 */
export function widthIn(stages: Readonly<Record<string, unknown>>, time: number): number {
  let widest = Number.NaN;
  for (const output of Object.values(stages)) {
    const said = forecastsIn(output).find(({ target }) => target === 'return');
    if (said === undefined || (output as { readonly time?: unknown }).time !== time) continue;
    const width = said.interval95[1] - said.interval95[0];
    if (!(width <= widest)) widest = width;
  }
  return widest;
}
