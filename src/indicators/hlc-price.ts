/** What may be read from the high, the low and the close of a bar. */
export type HlcField = 'close' | 'high' | 'low' | 'hl2' | 'hlc3' | 'hlcc4';

const fields: readonly HlcField[] = ['close', 'high', 'low', 'hl2', 'hlc3', 'hlcc4'];

/** The fields as the words of a parameter, `usual` first. */
export function hlcFields(usual: HlcField): readonly [HlcField, ...HlcField[]] {
  return [usual, ...fields.filter((field) => field !== usual)];
}

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
    case 'hlcc4':
      return (high + low + close + close) / 4;
  }
}
