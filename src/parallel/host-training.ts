import { requireFields } from '../core/door.js';
import { messageOf } from '../core/own-code.js';
import { fieldsOf, isRecord } from '../core/reading.js';
import type { OwnModel } from '../learning/engine-options.js';
import { type TrainedEngine, type TrainingJob, train } from '../learning/training.js';
import { listen, type Port } from './port.js';

/** A job on its way to a port. */
export interface TrainingOrder {
  readonly training: number;
  readonly job: TrainingJob;
}

/** What a port says of a job: the engine, or why there is none. */
export interface TrainingReply {
  readonly training: number;
  readonly trained?: TrainedEngine;
  readonly failed?: string;
  /** By the port's own clock; NaN where it has none. */
  readonly busyMs: number;
}

/** What a port's side has that does not cross it: code, and a clock. */
export interface TrainingHostOptions {
  /** Models from elsewhere, by name; every engine gets them. */
  readonly own?: Readonly<Record<string, OwnModel>>;
  /** Milliseconds of any clock that goes forward; default: time is not measured. */
  readonly now?: () => number;
}

/**
 * Train engines behind `port`: what a worker does for a `ParallelTraining` at the other end. A job that
 * throws is told, and the next one is taken.
 *
 * @param port  a port of its own, not one of `hostLanes`
 * @throws {ConfigError} if the port or the options are none
 * @example
 * const { port1, port2 } = new MessageChannel();
 * hostTraining(port1);
 * new ParallelTraining({ ports: [port2] }).livePorts; // 1
 * port1.close();
 */
export function hostTraining(port: Port, options: TrainingHostOptions = {}): void {
  const { own = {}, now } = requireFields('options', options);
  const heard = (value: unknown): void => {
    if (!isRecord(value)) return; // somebody else's message
    const of = fieldsOf(value) as <K extends keyof TrainingOrder>(name: K) => TrainingOrder[K];
    const training = of('training');
    const reply = (rest: Omit<TrainingReply, 'training'>): void =>
      port.postMessage({ training, ...rest }, []);
    try {
      const before = now?.() ?? Number.NaN;
      const trained = train(of('job'), own);
      reply({ trained, busyMs: (now?.() ?? Number.NaN) - before });
    } catch (error) {
      reply({ failed: messageOf(error), busyMs: Number.NaN });
    }
  };
  listen(port, { heard, died: () => {} });
}
