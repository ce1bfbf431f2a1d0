import { fitState, misfit, requireStateRecord, requireStates, type State } from '../core/state.js';
import type { Voice } from '../correlation/heard.js';
import { voicesFrom, voicesState } from '../correlation/voices.js';
import type { ToldAll } from './told.js';
import type { Track } from './track.js';

/** Of a timeframe without a closed bar there is to know for how long a base bar echoes, if anything. */
export function trackState(track: Track | undefined, heard: readonly Voice[]): State {
  const said = track?.values === undefined ? track?.echoCount || null : track.snapshot();
  return { track: said, heard: voicesState(heard) };
}

/** Into fresh tracks only, made by `at` where there is something to remember, and what each has `heard`. */
export function restoreTracks(
  states: State | undefined,
  heardBefore: (readonly Voice[])[],
  { path, at, findings }: { path: string; at: (place: number) => Track; findings: ToldAll },
): void {
  requireStates(states, heardBefore.length, path).forEach((one, place) => {
    const where = `${path}[${place}]`;
    const { track = null, heard, ...more } = requireStateRecord(one, where);
    fitState({}, more, where);
    if (typeof track === 'number') at(place).echoFor(requireEcho(track, `${where}.track`));
    else if (track !== null) at(place).restore(track, where, findings);
    heardBefore[place] = voicesFrom(heard, heardBefore[place]!.length, `${where}.heard`);
  });
}

function requireEcho(count: number, path: string): number {
  if (Number.isSafeInteger(count) && count >= 1) return count;
  throw misfit(path, 'expected a count of bars');
}
