/** What one of many remembers while another has its place: see `Holdings`. */
export interface Shelf {
  readonly numbers: Float64Array;
  /** Long arrays, which change hands whole. */
  readonly windows: readonly Float64Array[];
}

/** A shelf with the same on it. */
export function shelfLike({ numbers, windows }: Shelf): Shelf {
  return { numbers: numbers.slice(), windows: windows.map((window) => window.slice()) };
}
