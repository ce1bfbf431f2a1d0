import { ConfigError } from '../core/errors.js';
import type { PipelineExtensions } from '../pipeline/extensions.js';
import { Ear } from '../pipeline/hearing/ear.js';
import type { Heard } from '../pipeline/hearing/listening.js';
import type { Readout } from '../pipeline/hearing/readout.js';
import type { Scout } from '../pipeline/hearing/scout.js';
import { scoutFor } from '../pipeline/hearing/scouting.js';
import { markStretches } from '../pipeline/hearing/stretch.js';
import { BelievedBars } from './believed-bars.js';
import { FollowingRun } from './following-run.js';
import type { GridPoint } from './grid.js';
import type { Finding, Party } from './party.js';
import { RegularEnds } from './resting.js';
import type { End, Step, SweptRun } from './swept-run.js';

const nothing: readonly never[] = Object.freeze([]);

/** Runs that hear of the bars what one of them finds, by what they have heard. */
interface Listeners {
  readonly ear: Ear;
  readonly runs: readonly [FollowingRun, ...FollowingRun[]];
}

/** What a scout has read of an end. */
interface Read extends Pick<Step, 'believed' | 'isRegular'> {
  readonly readouts: readonly Readout[];
}

/** A scout for points that read the same; none where their strategies do not go together. */
export function scoutOf(groups: readonly Finding[], own: PipelineExtensions): Scout | undefined {
  try {
    return scoutFor(
      groups.map(([{ options }]) => options.pipeline),
      own,
    );
  } catch (error) {
    if (error instanceof ConfigError) return undefined; // whose it is says its own pipeline
    throw error;
  }
}

/**
 * Runs that share all up to the rows: a scout reads the bars, an ear for each set of strategies and
 * correlator hears of them, and runs follow their ear.
 */
export class Scouted implements Party {
  readonly runs: ReadonlyMap<GridPoint, SweptRun>;
  readonly #scout: Scout;
  readonly #believed: BelievedBars;
  readonly #ends = new RegularEnds();
  readonly #listeners: readonly Listeners[];

  constructor(scout: Scout, groups: readonly Finding[], own: PipelineExtensions) {
    this.#scout = scout;
    this.#believed = new BelievedBars(scout);
    const runs = new Map<GridPoint, FollowingRun>();
    let like: Ear | undefined;
    this.runs = runs;
    this.#listeners = groups.map(([first, ...others]) => {
      const isPassing = others.length === 0;
      const ear = new Ear(first.options.pipeline, own, { row: scout.row, isPassing, like });
      like ??= ear;
      const runOf = (point: GridPoint): FollowingRun => {
        const run = new FollowingRun(point, ear);
        runs.set(point, run);
        return run;
      };
      return { ear, runs: [runOf(first), ...others.map(runOf)] };
    });
  }

  advance(block: readonly End[]): void {
    const all = block.map((end) => this.#read(end));
    markStretches(all.flatMap(({ readouts }) => readouts));
    for (const { ear, runs } of this.#listeners) {
      const [first, ...others] = runs;
      const steps = others.length === 0 ? undefined : all.map(stepOf);
      // What is heard is followed at once, while it is at hand, and forgotten if nobody else does.
      for (let i = 0; i < block.length; i++) {
        followed(first, ear, block[i]!, all[i]!, steps?.[i]?.heard);
      }
      if (steps === undefined) continue;
      for (const run of others) {
        for (let i = 0; i < block.length; i++) run.follow(block[i]!, steps[i]!);
      }
    }
  }

  #read({ together }: End): Read {
    const believed = this.#believed.of(together);
    const isRegular = this.#ends.isRegular(believed);
    const readouts = together.flatMap((bar) => this.#scout.read(bar) ?? nothing);
    return { believed, isRegular, readouts };
  }
}

/** A step of which nothing was heard so far. */
interface OpenStep extends Step {
  readonly heard: Heard[];
}

function stepOf({ believed, isRegular }: Read): OpenStep {
  return { believed, isRegular, heard: [] };
}

/** `run` goes through an end as its ear hears of it; to `kept` goes what others will want of it. */
function followed(
  run: FollowingRun,
  ear: Ear,
  end: End,
  read: Read,
  kept: Heard[] | undefined,
): void {
  const { readouts } = read;
  run.begin(end, read);
  for (let i = 0; i < readouts.length; i++) {
    const heard = ear.hear(readouts[i]!);
    if (heard === undefined || end.isWarmUp) continue;
    kept?.push(heard);
    run.decide(heard);
  }
  run.finish(end);
}
