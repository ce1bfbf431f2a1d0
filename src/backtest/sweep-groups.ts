import type { PipelineExtensions } from '../pipeline/extensions.js';
import { type GridPoint, lanesKey } from './grid.js';
import { type End, FollowingRun, LeadingRun, type SweptRun } from './swept-run.js';

/** Runs that share all up to the decision: the leader reads the bars, the others follow. */
interface Group {
  readonly leader: LeadingRun;
  readonly followers: FollowingRun[];
}

/** A run for each point, and the groups that they make. */
export function runsOf(
  points: readonly GridPoint[],
  own: PipelineExtensions | undefined,
  warmUpEnds: number,
): { readonly runs: readonly SweptRun[]; readonly groups: readonly Group[] } {
  const groups = new Map<string, Group>();
  const runs = points.map((point) => {
    const key = lanesKey(point.options);
    const group = groups.get(key);
    if (group === undefined) {
      const leader = new LeadingRun(point, own, warmUpEnds);
      groups.set(key, { leader, followers: [] });
      return leader;
    }
    const follower = new FollowingRun(point, group.leader);
    group.followers.push(follower);
    return follower;
  });
  return { runs, groups: [...groups.values()] };
}

/** Some ends through a group. */
export function advance({ leader, followers }: Group, block: readonly End[]): void {
  const steps = block.map((end) => leader.lead(end));
  for (const run of followers) {
    for (let i = 0; i < block.length; i++) run.follow(block[i]!, steps[i]!);
  }
}
