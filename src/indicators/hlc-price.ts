/** What may be read from the high, the low and the close of a bar. */
export type HlcField = 'close' | 'high' | 'low' | 'hl2' | 'hlc3' | 'hlcc4';

const fields: readonly HlcField[] = ['close', 'high', 'low', 'hl2', 'hlc3', 'hlcc4'];

/** The fields as the words of a parameter, `usual` first. */
export function hlcFields(usual: HlcField): readonly [HlcField, ...HlcField[]] {
  return [usual, ...fields.filter((field) => field !== usual)];
}

/**
 * The last case is the default: V8 puts on the heap what comes out of a switch without one, as it
 * may be undefined for all that it knows.
 */
export function hlcPrice(field: HlcField, high: number, low: number, close: number): number {
  switch (field) {
    case 'close':
      return close;
    case 'high':
      return high;
    case 'low':
      return low;
    case 'hl2':
      return (high + low) / 2;
    case 'hlc3':
      return (high + low + close) / 3;
    default:
      return (high + low + close + close) / 4;
  }
}
