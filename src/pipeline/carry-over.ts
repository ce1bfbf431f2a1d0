import { requireStateRecord, requireStates, type State, type StateRecord } from '../core/state.js';
import type { LaneDesign } from './lane-design.js';

/** What a lane of another design takes over. */
export interface CarriedOver {
  readonly state: State;
  /** Parts by name; timeframes by theirs. */
  readonly kept: readonly string[];
  readonly lost: readonly string[];
}

/** A lane's state, and of which design it is. */
interface Of {
  readonly state: State;
  readonly design: LaneDesign;
}

/** Parts of a lane's state that say themselves what they are of. */
const named = ['validator', 'aggregator'] as const;

/** A state for the design of `fresh`, which is that of a lane without bars: what fits of `old`. */
export function carriedOver(old: Of, fresh: Of): CarriedOver {
  const [was, is] = [requireStateRecord(old.state, ''), requireStateRecord(fresh.state, '')];
  const [kept, lost]: [string[], string[]] = [[], []];
  const keep = (name: string, fits: boolean): boolean => {
    (fits ? kept : lost).push(name);
    return fits;
  };
  const state: Record<string, State> = { ...is };
  for (const name of named) {
    if (keep(name, idOf(was[name]) === idOf(is[name]))) state[name] = was[name]!;
  }
  const places = placesOf(old.design, fresh.design);
  const sameTimeframes = places.every((from, place) => from === place);
  if (sameTimeframes && places.length === old.design.timeframes.length)
    state['marks'] = was['marks']!;
  const isSameCorrelation =
    old.design.correlation.configuration === fresh.design.correlation.configuration;
  if (keep('correlation', isSameCorrelation)) state['heard'] = was['heard']!;
  const [mine, theirs] = [tracksIn(is), tracksIn(was)];
  const isSameMemory = old.design.memoryId === fresh.design.memoryId;
  const tracks = mine.tracks.map((track, place) => {
    const from = theirs.tracks[places[place]!];
    const { track: memory = null, heard = null } = requireStateRecord(from ?? track, '');
    const fits = keep(fresh.design.timeframes[place]!, from !== undefined && isSameMemory);
    const voices = requireStateRecord(track, '')['heard']!;
    return { track: fits ? memory : null, heard: fits && isSameCorrelation ? heard : voices };
  });
  const outcomes = isSameCorrelation ? theirs.outcomes : mine.outcomes;
  return { state: { ...state, tracks: { tracks, outcomes } }, kept, lost };
}

function idOf(part: State | undefined): State | undefined {
  return requireStateRecord(part ?? null, '')['id'];
}

/** Of each timeframe of `to`, its place among those of `from`; −1 where it is none of them. */
function placesOf(from: LaneDesign, to: LaneDesign): readonly number[] {
  return to.timeframes.map((timeframe) => from.timeframes.indexOf(timeframe));
}

function tracksIn(lane: StateRecord): {
  readonly tracks: readonly State[];
  readonly outcomes: State;
} {
  const { tracks = null, outcomes = null } = requireStateRecord(lane['tracks'] ?? null, '');
  return { tracks: requireStates(tracks, (tracks as readonly State[]).length, ''), outcomes };
}
