import { refusedBar } from '../pipeline/refusal.js';
import { type Arrival, arrival, type Feed } from './arrival.js';
import { Chunk, type Goal } from './chunk.js';
import type { Fleet } from './fleet.js';
import { drained, type Flight, type Step, type Work } from './flight.js';
import type { LaneOwners } from './lane-owners.js';
import type { Answer, AnswerKind } from './messages.js';

/** What is made of the answers to the chunks of one feed, in their order. */
export interface Sink {
  readonly kind: AnswerKind;
  add(chunk: Chunk, answers: readonly (Answer | undefined)[]): void;
  done(): void;
}

/** What feeding needs to know of the pipeline that feeds. */
export interface Feeder {
  readonly fleet: Fleet;
  readonly flight: Flight;
  readonly owners: LaneOwners;
  readonly chunkBars: number;
  /** What a bar is called here, and what it says it is called. */
  nameOf(labelled: unknown): readonly [said: string | undefined, symbol: string | undefined];
  /** So many bars were sent: a step that saves what has come of them, if it is time. */
  saving(bars: number): Step | undefined;
}

/** Feed all of `feed`, a chunk at a time. */
export function* feeding(feeder: Feeder, feed: Feed, sink: Sink): Work {
  const arrived = arrival();
  let at = 0;
  while (at < feed.length) {
    const chunk = chunkAt(at, feed, feeder, arrived);
    if (chunk.length > 0) yield sent(chunk, feeder, sink);
    else {
      yield drained;
      feeder.owners.settle();
    }
    at += chunk.length;
    const saving = feeder.saving(chunk.length);
    if (saving !== undefined) yield saving;
  }
  yield { waitingFor: 0, settle: () => sink.done() };
}

/** As many bars from `at` on as may be sent; none if that is not known yet. */
function chunkAt(at: number, feed: Feed, feeder: Feeder, arrived: Arrival): Chunk {
  const { owners, fleet, chunkBars } = feeder;
  const chunk = new Chunk(at, fleet.hosts.length);
  const goals = new Map<string, Goal>();
  const end = Math.min(feed.length, at + chunkBars);
  for (let i = at; i < end; i++) {
    const [said, symbol] = feeder.nameOf(feed.labelled(i));
    if (symbol === undefined) {
      chunk.refuse(refusedBar(said, symbol));
      continue;
    }
    const mayCome = owners.mayCome(symbol);
    if (mayCome === undefined) return chunk;
    if (!mayCome) {
      chunk.refuse(refusedBar(said, symbol));
      continue;
    }
    let goal = goals.get(symbol);
    if (goal === undefined) {
      goal = { symbol, host: owners.of(symbol) };
      goals.set(symbol, goal);
    } else owners.of(symbol);
    chunk.add(feed, goal, arrived);
  }
  return chunk;
}

/** A step that is settled once every host that has bars of `chunk` has answered. */
function sent(chunk: Chunk, { fleet, flight, owners }: Feeder, sink: Sink): Step {
  const answers: (Answer | undefined)[] = fleet.hosts.map(() => undefined);
  const orders = chunk.orders(sink.kind);
  const step: Step = {
    waitingFor: orders.length,
    settle() {
      bear(chunk, answers, owners);
      sink.add(chunk, answers);
    },
  };
  for (const [host, order] of orders) {
    fleet.send(host, order, (answer) => {
      answers[host] = answer;
      flight.answered(step);
    });
  }
  return step;
}

/** Lanes that `chunk` made, in the order in which their bars came. */
function bear(chunk: Chunk, answers: readonly (Answer | undefined)[], owners: LaneOwners): void {
  const rows = answers.flatMap((answer, host) =>
    (answer?.born ?? []).map((place) => chunk.rowOf(host, place)),
  );
  for (const row of rows.sort((a, b) => a - b)) owners.born(chunk.symbols[row]!);
}
