import { requireStateRecord, type Snapshot, type State } from '../../core/state.js';
import type { Disposition } from '../../validation/judgement.js';
import type { Account } from '../accounts.js';
import type { Findings } from '../findings.js';
import { type AccountsOf, Lane } from '../lane.js';
import type { LaneDesign } from '../lane-design.js';
import { LaneResult } from '../lane-result.js';
import type { Passing } from '../passing.js';
import type { Terms } from '../symbol-book.js';
import { Life } from './life.js';
import { laneAt } from './relive.js';
import type { ReplayDesign } from './replay-design.js';
import { replayFrom, replayState } from './replay-state.js';
import { type OldBar, oldBar, replayed } from './replayed.js';
import { Revisions } from './revisions.js';
import type { SymbolLane } from './symbol-lane.js';
import { soundTaken, takenFrom } from './taken.js';

/** Dispositions of what leaves a validator as it was, but for what it counts. */
const traceless: readonly Disposition[] = ['rejected', 'outside-session', 'late'];

/**
 * A lane that takes old bars in: late ones, corrected ones, and those that fill a gap. It keeps what
 * happened of late; what comes late is put in its place, and the lane lives through it again.
 */
export class ReplayingLane implements SymbolLane {
  readonly #replay: ReplayDesign;
  readonly #passing: Passing | undefined;
  #heardCalls: number;
  #terms: Terms;
  #lane: Lane;
  #life: Life;
  #revisions = new Revisions();

  constructor(symbol: string, terms: Terms, replay: ReplayDesign, passing?: Passing) {
    this.#replay = replay;
    this.#passing = passing;
    this.#heardCalls = passing?.calls ?? 0;
    this.#terms = terms;
    this.#lane = new Lane(symbol, terms);
    this.#life = new Life(replay);
  }

  get symbol(): string {
    return this.#lane.symbol;
  }

  get design(): LaneDesign {
    return this.#lane.design;
  }

  standFor(symbol: string, terms: Terms): void {
    this.#terms = terms;
    this.#lane.standFor(symbol, terms);
  }

  get newestTime(): number {
    return this.#lane.newestTime;
  }

  get dueAt(): number {
    return this.#lane.dueAt;
  }

  /** What happened of late. */
  get life(): Life {
    return this.#life;
  }

  countOn(validator: Snapshot): void {
    this.#lane.countOn(validator);
  }

  admits(input: unknown): boolean {
    return this.#lane.admits(input);
  }

  update(input: unknown, account: Account | undefined): LaneResult {
    this.catchUp();
    this.#life.prepare(this.#lane);
    const taken = takenFrom(input, this.#replay.others);
    const { newestTime } = this.#lane;
    const result = this.#lane.update(taken, account);
    const old = this.#oldBarIn(taken, result);
    if (old !== undefined) {
      const other = replayed(old, LaneResult.foundOf(result), this.#lane);
      this.#lane = other.lane;
      this.#life = other.life;
      this.#revisions = other.revisions;
      return other.result;
    }
    this.#note(taken, result, newestTime, account !== undefined);
    return this.#told(result, this.#revisions);
  }

  peek(input: unknown, account: Account | undefined): LaneResult {
    this.catchUp();
    const taken = takenFrom(input, this.#replay.others);
    const result = this.#lane.peek(taken, account);
    const old = this.#oldBarIn(taken, result);
    if (old !== undefined) return replayed(old, LaneResult.foundOf(result), this.#lane).result;
    return this.#told(result, this.#revisions.copy());
  }

  advance(now: number, accounts: AccountsOf): LaneResult | undefined {
    this.catchUp();
    const result = this.#lane.advance(now, accounts);
    if (result === undefined) this.#life.note({ kind: 'time', now, isSilent: true });
    else this.#life.note({ kind: 'time', now, isSilent: false });
    return result && this.#told(result, this.#revisions);
  }

  finish(account: Account | undefined): LaneResult | undefined {
    this.catchUp();
    const result = this.#lane.finish(account);
    this.#life.note({ kind: 'finish' });
    return result && this.#told(result, this.#revisions);
  }

  catchUp(): void {
    const passing = this.#passing;
    if (passing === undefined || passing.calls === this.#heardCalls) return;
    this.keepUp();
    const { now } = passing;
    this.#lane.advance(now, { of: () => undefined });
    this.#life.note({ kind: 'time', now, isSilent: true });
  }

  keepUp(): void {
    this.#heardCalls = this.#passing?.calls ?? 0;
  }

  snapshot(): State {
    this.catchUp();
    const { happenings, marks } = this.#life;
    const revisions = this.#revisions.entries;
    const replay = replayState({ happenings, marks, revisions });
    return { ...requireStateRecord(this.#lane.snapshot(), ''), replay };
  }

  restore(given: State, path: string): void {
    const { replay = null, ...lane } = requireStateRecord(given, path);
    this.#lane.restore(lane, path);
    const { happenings, marks, revisions } = replayFrom(replay, `${path}.replay`);
    for (const mark of marks) laneAt(mark, this.symbol, this.#terms);
    this.#life = new Life(this.#replay, happenings, marks);
    this.#revisions = new Revisions(revisions);
  }

  /** The bar in `taken` and its place, if it is an old one that changes what was said. */
  #oldBarIn(taken: unknown, result: LaneResult): OldBar | undefined {
    const own = LaneResult.foundOf(result).judged.at(-1)!.judgement;
    const isOld = own.disposition === 'late' || own.disposition === 'backfilled';
    if (!isOld || own.wasPending) return undefined;
    const bar = soundTaken(taken);
    const interval = this.#replay.intervalOf(bar.time);
    const [life, revisions, terms] = [this.#life, this.#revisions, this.#terms];
    return oldBar({ life, revisions, terms }, bar, interval);
  }

  /** What came in is remembered, if it may have left a trace. */
  #note(taken: unknown, result: LaneResult, newestTime: number, isDecided: boolean): void {
    const { judged, events } = LaneResult.foundOf(result);
    if (events.some(({ type }) => type === 'reanchored')) {
      this.#life.begin(this.#lane); // all that was before lay on a wrong stamp
      return;
    }
    const { disposition } = judged.at(-1)!.judgement;
    if (traceless.includes(disposition)) return;
    const bar = soundTaken(taken);
    if (disposition === 'duplicate' && bar.source === undefined) return;
    const isMisplaced = bar.time < newestTime;
    const start = isMisplaced ? Number.NaN : this.#replay.intervalOf(bar.time).start;
    this.#life.note({ kind: 'bar', start, taken: bar, isDecided });
  }

  /** `result` in the numbers under which it is told. */
  #told(result: LaneResult, revisions: Revisions): LaneResult {
    if (revisions.size === 0) return result;
    const found = LaneResult.foundOf(result) as Findings;
    revisions.number(found);
    return result;
  }
}
