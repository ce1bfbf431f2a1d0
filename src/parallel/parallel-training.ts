import { ConfigError } from '../core/errors.js';
import { messageOf } from '../core/own-code.js';
import type { TrainedEngine, TrainingJob } from '../learning/training.js';
import type { TrainingReply } from './host-training.js';
import { hasEnded, listen, type Port, requirePorts } from './port.js';

/** What came of a job: an engine, or `failed` with the reason. */
export interface ParallelTrained extends Partial<TrainedEngine> {
  readonly id: string;
  readonly failed?: string;
  /** How long the job took, by the clock of its port; NaN where it has none. */
  readonly busyMs: number;
}

export interface ParallelTrainingOptions {
  /** With `hostTraining` at the other end of each. */
  readonly ports: readonly Port[];
}

/** A job that waits or runs. */
interface Task {
  readonly job: TrainingJob;
  readonly done: (outcome: ParallelTrained) => void;
  /** Ports that ended while they were at it. */
  deaths: number;
}

/** A port, and what it is at. */
interface Seat {
  readonly port: Port;
  task: Task | undefined;
  order: number;
  isDead: boolean;
}

/** Ports that may end over one job before it is taken to be the reason. */
const mostDeaths = 2;

/**
 * Trains engines behind message ports, one job a port at a time, in the order in which they came.
 * Which port a job runs at changes nothing: the engines are those of `train`, bit for bit.
 *
 * A job that throws fails alone. Where a port ends, its job goes to another one; after two such
 * ends it fails, and where no port is left, all that wait do; a port of Node.js that had ended before it
 * was given counts as none. How long a job may take is for whoever
 * owns the ports: end one, and its job fails or moves.
 *
 * @throws {ConfigError} if there is no port
 * @example
 * const { port1, port2 } = new MessageChannel();
 * hostTraining(port1);
 * const training = new ParallelTraining({ ports: [port2] });
 * training.livePorts; // 1
 * port1.close();
 */
export class ParallelTraining {
  readonly #seats: readonly Seat[];
  readonly #waiting: Task[] = [];
  #orders = 0;
  /** Why the last port that ended did. */
  #end = 'it had ended before it was given';

  constructor(options: ParallelTrainingOptions) {
    this.#seats = requirePorts(options).map((port) => {
      const seat: Seat = { port, task: undefined, order: 0, isDead: false };
      listen(port, {
        heard: (reply) => this.#heard(seat, reply as TrainingReply),
        died: (reason) => this.#died(seat, reason),
      });
      seat.isDead = hasEnded(port);
      return seat;
    });
  }

  /** Ports that have not ended. */
  get livePorts(): number {
    return this.#seats.filter(({ isDead }) => !isDead).length;
  }

  /**
   * Train all `jobs`; what came of each, in their order. Never rejects because of a job.
   *
   * @throws {ConfigError} if two jobs have one id
   */
  async train(jobs: readonly TrainingJob[]): Promise<readonly ParallelTrained[]> {
    const ids = jobs.map(({ id }) => id);
    if (new Set(ids).size < ids.length)
      throw new ConfigError('jobs', 'jobs with different ids', ids);
    const outcomes = jobs.map(
      (job) =>
        new Promise<ParallelTrained>((done) => {
          this.#waiting.push({ job, done, deaths: 0 });
        }),
    );
    this.#deal();
    return Promise.all(outcomes);
  }

  /** Give what waits to ports that have nothing to do. */
  #deal(): void {
    for (const seat of this.#seats) {
      while (!seat.isDead && seat.task === undefined && this.#waiting.length > 0) {
        this.#give(seat, this.#waiting.shift()!);
      }
    }
    if (this.livePorts > 0) return;
    for (const task of this.#waiting.splice(0)) fail(task, `no port is left: ${this.#end}`);
  }

  #give(seat: Seat, task: Task): void {
    this.#orders += 1;
    seat.task = task;
    seat.order = this.#orders;
    try {
      seat.port.postMessage({ training: seat.order, job: task.job }, []);
    } catch (error) {
      seat.task = undefined; // what cannot be cloned is no job
      fail(task, messageOf(error));
    }
  }

  #heard(seat: Seat, { training, trained, failed, busyMs }: TrainingReply): void {
    const { task } = seat;
    if (seat.isDead || task === undefined || training !== seat.order) return;
    seat.task = undefined;
    const { id } = task.job;
    if (trained !== undefined) task.done({ id, ...trained, busyMs });
    else task.done({ id, failed: failed ?? 'no answer', busyMs });
    this.#deal();
  }

  #died(seat: Seat, reason: string): void {
    if (seat.isDead) return;
    seat.isDead = true;
    this.#end = reason;
    const { task } = seat;
    seat.task = undefined;
    if (task !== undefined) {
      task.deaths += 1;
      if (task.deaths < mostDeaths) this.#waiting.unshift(task);
      else fail(task, `port after port has ended: ${reason}`);
    }
    this.#deal();
  }
}

function fail({ job, done }: Task, failed: string): void {
  done({ id: job.id, failed, busyMs: Number.NaN });
}
