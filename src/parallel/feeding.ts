import { refusedBar } from '../pipeline/refusal.js';
import { type Arrival, arrival, type Feed, readArrival } from './arrival.js';
import { asking } from './asking.js';
import { Chunk } from './chunk.js';
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

/** What a bar says it is called, and what it is called here. */
export interface Name {
  readonly said: string | undefined;
  readonly symbol: string | undefined;
  /** Whether it let itself be read; else nothing that stands in it counts. */
  readonly isReadable: boolean;
}

/** What feeding needs to know of the pipeline that feeds. */
export interface Feeder {
  readonly fleet: Fleet;
  readonly flight: Flight;
  readonly owners: LaneOwners;
  readonly chunkBars: number;
  nameOf(labelled: unknown): Name;
  /** So much was ordered, counted in bars: a step that saves all lanes, if it is time. */
  saving(bars: number): readonly Step[];
}

/** Feed all of `feed`, a chunk at a time. */
export function* feeding(feeder: Feeder, feed: Feed, sink: Sink): Work {
  const arrived = arrival();
  let at = 0;
  while (at < feed.length) {
    const chunk = chunkAt(at, feed, feeder, arrived);
    if (chunk.length > 0) yield sending(chunk, feeder, sink);
    else {
      yield drained;
      feeder.owners.settle();
    }
    at += chunk.length;
    yield* feeder.saving(chunk.length);
  }
  yield { waitingFor: 0, settle: () => sink.done() };
}

/** As many bars from `at` on as may be sent; none if that is not known yet. */
function chunkAt(at: number, feed: Feed, feeder: Feeder, arrived: Arrival): Chunk {
  const { owners, fleet, chunkBars } = feeder;
  const chunk = new Chunk(at, fleet.hosts.length);
  const end = Math.min(feed.length, at + chunkBars);
  for (let i = at; i < end; i++) {
    const { said, symbol, isReadable } = feeder.nameOf(feed.labelled(i));
    const mayCome = symbol !== undefined && owners.mayCome(symbol);
    if (mayCome === undefined) return chunk;
    if (!mayCome) {
      chunk.refuse(refusedBar(said, symbol));
      continue;
    }
    if (isReadable) feed.read(i, arrived);
    else readArrival({}, arrived, []);
    chunk.add(symbol, owners.of(symbol), arrived);
  }
  return chunk;
}

/** A step that is settled once every host that has bars of `chunk` has answered. */
function sending(chunk: Chunk, feeder: Feeder, sink: Sink): Step {
  const answers: (Answer | undefined)[] = feeder.fleet.hosts.map(() => undefined);
  return asking(feeder, chunk.orders(sink.kind), {
    heard(answer, host) {
      answers[host] = answer;
    },
    settle() {
      bear(chunk, answers, feeder.owners);
      sink.add(chunk, answers);
    },
  });
}

/** Lanes that `chunk` made, in the order in which their bars came. */
function bear(chunk: Chunk, answers: readonly (Answer | undefined)[], owners: LaneOwners): void {
  const rows = answers.flatMap((answer, host) =>
    (answer?.born ?? []).map((place) => chunk.rowOf(host, place)),
  );
  for (const row of rows.sort((a, b) => a - b)) owners.born(chunk.symbols[row]!);
}
