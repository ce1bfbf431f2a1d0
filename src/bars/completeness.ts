/** An operator to which it matters whether a bar lacks some of the bars that it is made of. */
export interface HeedsCompleteness {
  /** Said before a bar is absorbed from a row of numbers, which cannot tell. */
  nextIsIncomplete(is: boolean): void;
}

/** Whether a bar that came in says `complete: false`. Never throws. */
export function saysIncomplete(bar: unknown): boolean {
  try {
    return (bar as { readonly complete?: unknown }).complete === false;
  } catch {
    return false;
  }
}

export function heedsCompleteness<T>(operator: T): operator is T & HeedsCompleteness {
  return 'nextIsIncomplete' in (operator as object);
}
