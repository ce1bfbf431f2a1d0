/** See `horizonFactor` of from-outside.ts; this one checks no argument. */
export function horizonFactorRaw(from: number, to: number): number {
  return from === to ? 1 : Math.sqrt(Math.min(from, to) / Math.max(from, to));
}
