import { requireStateRecord, type State, type StateRecord } from '../../core/state.js';
import type { Account } from '../accounts.js';
import { type AccountsOf, Lane } from '../lane.js';
import type { LaneDesign } from '../lane-design.js';
import { LaneResult } from '../lane-result.js';
import type { Passing } from '../passing.js';
import type { Terms } from '../symbol-book.js';
import { type BeforeBar, happenedBar } from './happening.js';
import { Life } from './life.js';
import { laneAt, noAccounts } from './relive.js';
import type { ReplayDesign } from './replay-design.js';
import { replayFrom, replayState } from './replay-state.js';
import { type Course, oldBarIn, replayed } from './replayed.js';
import { Revisions } from './revisions.js';
import type { SymbolLane } from './symbol-lane.js';
import { takenFrom } from './taken.js';

/**
 * A lane that takes old bars in: late ones, corrected ones, and those that fill a gap. It keeps what
 * happened of late; what comes late is put in its place, and the lane lives through it again.
 */
export class ReplayingLane implements SymbolLane {
  readonly #replay: ReplayDesign;
  readonly #passing: Passing | undefined;
  #heardCalls: number;
  #lane: Lane;
  #course: Course;

  constructor(symbol: string, terms: Terms, replay: ReplayDesign, passing?: Passing) {
    this.#replay = replay;
    this.#passing = passing;
    this.#heardCalls = passing?.calls ?? 0;
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
    const { echoes, newestTime } = this.#lane;
    const result = this.#lane.update(taken, account);
    const old = oldBarIn(this.#course, taken, LaneResult.foundOf(result), this.#replay);
    if (old !== undefined) {
      const other = replayed(old, LaneResult.foundOf(result), this.#lane);
      [this.#lane, this.#course] = [other.lane, other.course];
      this.#lane.echoFor(echoes); // of bars before it that were too old to be replayed
      return other.result;
    }
    this.#note(taken, result, { newestTime, isDecided: account !== undefined });
    return this.#course.revisions.numbered(result);
  }

  peek(input: unknown, account: Account | undefined): LaneResult {
    this.catchUp();
    const taken = takenFrom(input, this.#replay.others);
    const result = this.#lane.peek(taken, account);
    const old = oldBarIn(this.#course, taken, LaneResult.foundOf(result), this.#replay);
    if (old !== undefined) return replayed(old, LaneResult.foundOf(result), this.#lane).result;
    return this.#course.revisions.copy().numbered(result);
  }

  advance(now: number, accounts: AccountsOf): LaneResult | undefined {
    this.catchUp();
    const result = this.#lane.advance(now, accounts);
    this.#course.life.note({ kind: 'time', now, isSilent: result === undefined });
    return result && this.#course.revisions.numbered(result);
  }

  finish(account: Account | undefined): LaneResult | undefined {
    this.catchUp();
    const result = this.#lane.finish(account);
    this.#course.life.note({ kind: 'finish' });
    return result && this.#course.revisions.numbered(result);
  }

  catchUp(): void {
    const passing = this.#passing;
    if (passing === undefined || passing.calls === this.#heardCalls) return;
    this.keepUp();
    if (!this.#course.terms.isEnabled) return;
    this.#lane.advance(passing.now, noAccounts);
    this.#course.life.note({ kind: 'time', now: passing.now, isSilent: true });
  }

  keepUp(): void {
    this.#heardCalls = this.#passing?.calls ?? 0;
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

  #note(taken: unknown, result: LaneResult, before: BeforeBar): void {
    const found = LaneResult.foundOf(result);
    if (found.events.some(({ type }) => type === 'reanchored')) {
      this.#course.life.begin(this.#lane); // all that was before lay on a wrong stamp
      return;
    }
    const bar = happenedBar(taken, found, this.#replay, before);
    if (bar !== undefined) this.#course.life.note(bar);
  }
}
