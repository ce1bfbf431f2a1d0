/** The close and the volume of the bar before, NaN until there is one, and the index. */
export type VolumeIndexState = { close: number; volume: number; index: number };

export const volumeIndexInit = (): VolumeIndexState => ({
  close: Number.NaN,
  volume: Number.NaN,
  index: 1000,
});

/** The index after a bar: it moves with the price where the volume rose (`sign` 1) or fell (−1). */
export function volumeIndexStep(
  state: VolumeIndexState,
  close: number,
  volume: number,
  sign: 1 | -1,
  keep: boolean,
): number {
  const { close: before } = state;
  const moves = sign * (volume - state.volume) > 0 && before > 0 && close > 0;
  const index = moves ? state.index * (close / before) : state.index;
  if (keep) {
    state.close = close;
    state.volume = volume;
    state.index = index;
  }
  return index;
}
