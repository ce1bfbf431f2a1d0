/** `value` if it is a share, 0 … 1, else 0. */
export function shareOf(value: unknown): number {
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : 0;
}
