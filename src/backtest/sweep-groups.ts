import type { PipelineExtensions } from '../pipeline/extensions.js';
import { heardIn } from '../pipeline/follow.js';
import { scoutedOptions } from '../pipeline/hearing/scouting.js';
import type { BacktestStep } from './backtest-step.js';
import { FollowingRun } from './following-run.js';
import { type GridPoint, lanesKey } from './grid.js';
import type { Finding, Party } from './party.js';
import { RegularEnds } from './resting.js';
import { Scouted, scoutOf } from './scouted.js';
import { type End, LeadingRun, type Step, type SweptRun } from './swept-run.js';

/** A run for each point, and the parties that they make. */
export function runsOf(
  points: readonly GridPoint[],
  own: PipelineExtensions,
  warmUpEnds: number,
): { readonly runs: readonly SweptRun[]; readonly parties: readonly Party[] } {
  const finding = grouped(points, ({ options }) => lanesKey(options));
  const reading = grouped(finding, ([{ options }]) => scoutedOptions(options.pipeline));
  const parties = reading.flatMap((groups): readonly Party[] => {
    const scout = groups.length < 2 ? undefined : scoutOf(groups, own);
    if (scout !== undefined) return [new Scouted(scout, groups, own)];
    return groups.map((group) => new Led(group, own, warmUpEnds));
  });
  const runs = new Map(parties.flatMap((party) => [...party.runs]));
  return { runs: points.map((point) => runs.get(point)!), parties };
}

/** In lists of one key each, in the order in which keys come; what has none is alone. */
function grouped<T>(
  all: readonly T[],
  keyOf: (one: T) => string | undefined,
): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<unknown, [T, ...T[]]>();
  for (const one of all) {
    const key = keyOf(one) ?? one;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

/** Runs that share all up to the decision: the leader reads the bars, the others follow. */
class Led implements Party {
  readonly runs: ReadonlyMap<GridPoint, SweptRun>;
  readonly #leader: LeadingRun;
  readonly #followers: readonly FollowingRun[];
  readonly #ends = new RegularEnds();

  constructor(points: Finding, own: PipelineExtensions, warmUpEnds: number) {
    const [first, ...others] = points;
    const leader = new LeadingRun(first, own, warmUpEnds);
    this.#leader = leader;
    this.#followers = others.map((point) => new FollowingRun(point, leader.pipeline));
    const runs = [leader, ...this.#followers];
    this.runs = new Map(points.map((point, i) => [point, runs[i]!]));
  }

  advance(block: readonly End[]): void {
    const steps = block.map((end) => this.#stepOf(this.#leader.lead(end)));
    for (const run of this.#followers) {
      for (let i = 0; i < block.length; i++) run.follow(block[i]!, steps[i]!);
    }
  }

  /** What a leader's end is to those that follow. */
  #stepOf({ found, believed }: BacktestStep): Step {
    const heard = found.flatMap((result) => heardIn(result) ?? []);
    return { believed, isRegular: this.#ends.isRegular(believed), heard };
  }
}
