/** The furthest a JavaScript date reaches from 1970, in ms. */
export const latestInstant = 8.64e15;

/** Whether `time` is a moment that a calendar can be asked about. */
export function isInstant(time: number): boolean {
  return Math.abs(time) <= latestInstant && Number.isInteger(time);
}
