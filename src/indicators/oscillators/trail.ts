/** A stop that trails a line: all NaN until there has been one; it starts rising. */
export type TrailState = {
  last: number;
  floor: number;
  ceiling: number;
  isRising: boolean;
};

/** The stop after `line`: below it while rising, above while falling, turning when it is passed. */
export function trailStep(state: TrailState, line: number, reach: number, keep: boolean): number {
  const { last, floor, ceiling } = state;
  if (Number.isNaN(line)) return Number.NaN;
  if (keep) state.last = line;
  if (Number.isNaN(reach)) return Number.NaN;
  const holdsFloor = last > floor && line > floor;
  const holdsCeiling = last < ceiling && line < ceiling;
  const isRising = line > ceiling || (state.isRising && !(line < floor));
  const nextFloor = holdsFloor ? Math.max(floor, line - reach) : line - reach;
  const nextCeiling = holdsCeiling ? Math.min(ceiling, line + reach) : line + reach;
  if (keep) {
    state.floor = nextFloor;
    state.ceiling = nextCeiling;
    state.isRising = isRising;
  }
  return isRising ? nextFloor : nextCeiling;
}
