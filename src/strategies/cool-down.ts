import type { Opinion } from './opinion.js';

/** Bars for which nothing is said, since something was. */
export type CoolDownState = { restCount: number };

export const coolDownInit = (): CoolDownState => ({ restCount: 0 });

/** `opinion`, unless one was said within the last `coolDownBars` bars. */
export function coolDownStep(
  state: CoolDownState,
  opinion: Opinion | undefined,
  coolDownBars: number,
  keep: boolean,
): Opinion | undefined {
  const isResting = state.restCount > 0;
  const said = isResting ? undefined : opinion;
  if (keep && isResting) state.restCount -= 1;
  else if (keep && said !== undefined) state.restCount = coolDownBars;
  return said;
}
