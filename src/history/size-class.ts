/** 0, 1, 2, 3 are themselves; then one class a doubling, up to 15. */
export function sizeClass(value: number): number {
  const size = Math.min(Math.abs(value), 65535) | 0;
  return size < 4 ? size : Math.min(33 - Math.clz32(size), 15);
}

/** As `sizeClass` with two classes a doubling, up to 63: 0, 1, 2, 3, 4, 6, 8, 12, 16 … begin one. */
export function fineClass(value: number): number {
  const size = Math.min(Math.abs(value), 2147483647) | 0;
  if (size < 4) return size;
  const log = 31 - Math.clz32(size);
  return 2 * log + ((size >> (log - 1)) & 1);
}

export function lastDigit(ticks: number): number {
  return Math.abs(ticks % 10);
}
