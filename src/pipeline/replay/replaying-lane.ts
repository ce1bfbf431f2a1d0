import { requireStateRecord, type State, type StateRecord } from '../../core/state.js';
import type { Account } from '../accounts.js';
import { type AccountsOf, Lane } from '../lane.js';
import type { LaneDesign } from '../lane-design.js';
import { LaneResult } from '../lane-result.js';
import { Passing } from '../passing.js';
import type { Terms } from '../symbol-book.js';
import { Life } from './life.js';
import { type Course, oldBarIn } from './old-bar.js';
import { laneAt, noAccounts } from './relive.js';
import type { ReplayDesign } from './replay-design.js';
import { replayFrom, replayState } from './replay-state.js';
import { type Before, type Replay, replayed } from './replayed.js';
import { Revisions } from './revisions.js';
import type { SymbolLane } from './symbol-lane.js';
import { takenFrom } from './taken.js';
import { type Happens, happened } from './waited.js';

/** A lane that keeps what happened of late: an old bar is put in its place, and lived through again. */
export class ReplayingLane implements SymbolLane {
  readonly #replay: ReplayDesign;
  readonly #passing: Passing;
  #heardCalls: number;
  #lane: Lane;
  #course: Course;

  constructor(symbol: string, terms: Terms, replay: ReplayDesign, passing?: Passing) {
    this.#replay = replay;
    this.#passing = passing ?? new Passing();
    this.#heardCalls = this.#passing.calls;
    this.#lane = new Lane(symbol, terms);
    this.#course = { terms, life: new Life(replay), revisions: new Revisions() };
  }

  get symbol(): string {
    return this.#lane.symbol;
  }

  get design(): LaneDesign {
    return this.#lane.design;
  }

  standFor(symbol: string, terms: Terms): void {
    this.#course = { ...this.#course, terms };
    this.#lane.standFor(symbol, terms);
  }

  get newestTime(): number {
    return this.#lane.newestTime;
  }

  get dueAt(): number {
    return this.#lane.dueAt;
  }

  get life(): Life {
    return this.#course.life;
  }

  countOn(lived: StateRecord): void {
    this.#lane.countOn(lived);
    const revisions = new Revisions(replayFrom(lived['replay'] ?? null, 'replay').revisions);
    this.#course = { ...this.#course, revisions };
  }

  admits(input: unknown): boolean {
    return this.#lane.admits(input);
  }

  update(input: unknown, account: Account | undefined): LaneResult {
    this.catchUp();
    this.#course.life.prepare(this.#lane);
    const taken = takenFrom(input, this.#replay.others);
    const [before, { newestTime }] = [this.#here, this.#lane];
    const result = this.#live((lane) => lane.update(taken, account), before)!;
    const found = LaneResult.foundOf(result);
    const old = oldBarIn(this.#course, taken, found, this.#replay);
    const { echoes } = before;
    if (old !== undefined) return this.#follow(replayed({ ...this.#here, echoes }, [old], found))!;
    this.#course.life.hear(taken, found, { newestTime, isDecided: !!account }, this.#lane);
    return result;
  }

  peek(input: unknown, account: Account | undefined): LaneResult {
    this.catchUp();
    const taken = takenFrom(input, this.#replay.others);
    const course = { ...this.#course, revisions: this.#course.revisions.copy() };
    const happens: Happens = (lane) => lane.peek(taken, account);
    const other = happened({ ...this.#here, course }, this.#replay, happens)!;
    const found = LaneResult.foundOf(other.result);
    const old = oldBarIn(other.course, taken, found, this.#replay);
    return (old ? replayed({ ...other, echoes: other.lane.echoes }, [old], found) : other).result;
  }

  advance(now: number, accounts: AccountsOf): LaneResult | undefined {
    this.catchUp();
    const result = this.#live((lane) => lane.advance(now, accounts));
    this.#course.life.note({ kind: 'time', now, isSilent: result === undefined });
    return result;
  }

  finish(account: Account | undefined): LaneResult | undefined {
    this.catchUp();
    const result = this.#live((lane) => lane.finish(account));
    this.#course.life.note({ kind: 'finish' });
    return result;
  }

  get #here(): Before {
    return { course: this.#course, lane: this.#lane, echoes: this.#lane.echoes };
  }

  #live(happens: Happens, before: Before = this.#here): LaneResult | undefined {
    return this.#follow(happened(before, this.#replay, happens));
  }

  #follow(other: Replay | undefined): LaneResult | undefined {
    if (other !== undefined) [this.#lane, this.#course] = [other.lane, other.course];
    return other?.result;
  }

  catchUp(): void {
    const { calls, now } = this.#passing;
    if (calls === this.#heardCalls) return;
    this.keepUp();
    if (!this.#course.terms.isEnabled) return;
    this.#lane.advance(now, noAccounts);
    this.#course.life.note({ kind: 'time', now, isSilent: true });
  }

  keepUp(): void {
    this.#heardCalls = this.#passing.calls;
  }

  snapshot(): State {
    this.catchUp();
    const { happenings, marks } = this.life;
    const replay = replayState({ happenings, marks, revisions: this.#course.revisions.entries });
    return { ...requireStateRecord(this.#lane.snapshot(), ''), replay };
  }

  restore(given: State, path: string): void {
    const { replay = null, ...lane } = requireStateRecord(given, path);
    this.#lane.restore(lane, path);
    const { happenings, marks, revisions } = replayFrom(replay, `${path}.replay`);
    for (const mark of marks) laneAt(mark, this.symbol, this.#course.terms);
    const life = new Life(this.#replay, happenings, marks);
    this.#course = { ...this.#course, life, revisions: new Revisions(revisions) };
  }
}
