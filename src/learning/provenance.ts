/** Which bars something was trained on: from, to, how many, and a hash of them in their order. */
export type Provenance = {
  barCount: number;
  from: number;
  to: number;
  /** Two hashes of 32 bits. */
  low: number;
  high: number;
};

export const provenance = (): Provenance => ({
  barCount: 0,
  from: Number.NaN,
  to: Number.NaN,
  low: 0x811c9dc5,
  high: 0x01234567,
});

const four = new Float64Array(4);
const bytes = new Uint32Array(four.buffer);

/** Add a bar: FNV-1a over the words of its numbers. */
export function addBar(
  state: Provenance,
  bar: {
    readonly time: number;
    readonly high: number;
    readonly low: number;
    readonly close: number;
  },
): void {
  four[0] = bar.time;
  four[1] = bar.high;
  four[2] = bar.low;
  four[3] = bar.close;
  let { low, high } = state;
  for (let i = 0; i < bytes.length; i++) {
    low = Math.imul(low ^ bytes[i]!, 0x01000193);
    high = Math.imul(high ^ bytes[i]! ^ (high >>> 15), 0x01000193);
  }
  state.low = low >>> 0;
  state.high = high >>> 0;
  state.barCount += 1;
  if (Number.isNaN(state.from)) state.from = bar.time;
  state.to = bar.time;
}

/** The hash as sixteen hexadecimal digits. */
export function barsHash({ low, high }: Readonly<Provenance>): string {
  return low.toString(16).padStart(8, '0') + high.toString(16).padStart(8, '0');
}
