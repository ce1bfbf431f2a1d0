import type { BarRing } from './bar-ring.js';
import { child } from './child.js';
import { type Family, takePending } from './family.js';
import { parent, parentAbsorb, parentWidth } from './parent.js';
import { type Plan, parentBegin, parentHold } from './plan.js';
import { forgetRevisions } from './telling.js';

/** Of the bars `from` to before `to` of the ring, the first that starts at or after `end`; or `to`. */
function runEnd(ring: BarRing, from: number, to: number, end: number): number {
  if (ring.numbers[ring.at(to - 1) + child.start]! < end) return to;
  let i = from + 1;
  while (ring.numbers[ring.at(i) + child.start]! < end) i++;
  return i;
}

/** Base bars that can no longer be corrected leave the ring, and go into the settled parents. */
export function settle(plan: Plan, family: Family): void {
  const { ring } = family;
  const spareCount = ring.spareCount;
  if (spareCount === 0) return;
  if (family.pendingCount >= ring.kept) settleNewest(family);
  else settleApart(plan, family, spareCount);
  ring.drop(spareCount);
}

/** All that leave belong to the newest parents, which hold no other bar yet: these settle. */
function settleNewest(family: Family): void {
  const { ring, newest, severalFrom, settled, revisions } = family;
  const to = ring.count - ring.kept;
  const from = ring.count - family.pendingCount;
  if (from < to) takePending(family, to);
  family.pendingCount = ring.kept;
  settled.set(newest);
  if (severalFrom > 0) settleBase(family, to - 1);
  for (let i = 0, at = 0; at < settled.length; i++, at += parentWidth) {
    settled[at + parent.revision] = 0;
    if (revisions[i]!.size > 0) forgetRevisions(revisions[i]!, settled[at + parent.start]!);
  }
}

/** The settled parent of the base is bar `i` of the ring. */
function settleBase({ ring, settled }: Family, i: number): void {
  const at = ring.at(i);
  const place = { start: ring.numbers[at + child.start]!, end: ring.numbers[at + child.end]! };
  parentHold(place, 1, settled, 0);
  parentAbsorb(settled, 0, ring, i, i + 1);
}

/** The settled parents lag behind the newest, and take in each bar that leaves. */
function settleApart(plan: Plan, family: Family, spareCount: number): void {
  const { ring, settled, revisions, severalFrom } = family;
  if (severalFrom > 0) {
    settleBase(family, spareCount - 1);
    if (revisions[0]!.size > 0) forgetRevisions(revisions[0]!, settled[parent.start]!);
  }
  for (let at = severalFrom; at < settled.length; at += parentWidth) {
    const i = at / parentWidth;
    for (let from = 0; from < spareCount; ) {
      const start = ring.numbers[ring.at(from) + child.start]!;
      if (!(start < settled[at + parent.end]!)) {
        parentBegin(plan, i, start, settled, at);
        if (revisions[i]!.size > 0) forgetRevisions(revisions[i]!, settled[at + parent.start]!);
      }
      const to = runEnd(ring, from, spareCount, settled[at + parent.end]!);
      parentAbsorb(settled, at, ring, from, to);
      from = to;
    }
  }
}
