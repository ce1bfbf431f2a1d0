import { requireFields } from '../core/door.js';
import { messageOf } from '../core/own-code.js';
import { fieldsOf, isRecord } from '../core/reading.js';
import { pipelineConfig } from '../pipeline/config.js';
import type { PipelineExtensions } from '../pipeline/extensions.js';
import { extensionsOf } from '../pipeline/extensions.js';
import { fullCatalogue } from '../pipeline/full-catalogue.js';
import type { PipelineOptions } from '../pipeline/options.js';
import { SymbolBook } from '../pipeline/symbol-book.js';
import type { DataValidatorOptions } from '../validation/validator-options.js';
import { HostedLanes } from './hosted-lanes.js';
import type { Answer, Letter, Order, Reply } from './messages.js';
import { buffersIn } from './packing.js';
import { listen, type Port } from './port.js';

/** What a port's side has that does not cross it: code, and a clock. */
export interface HostOptions {
  /** Kinds, strategies, stages and models, as the caller's side has them. */
  readonly own?: PipelineExtensions;
  /** Rules of your own, as `validation.own` of the caller's side. */
  readonly rules?: DataValidatorOptions['own'];
  /** Milliseconds of any clock that goes forward, for the busy share; default: it is not measured. */
  readonly now?: () => number;
}

/**
 * Host lanes behind `port`: what a worker does. It takes its options from the `ParallelPipeline` at
 * the other end; code of your own is handed in here, by the module that the worker runs.
 *
 * @param port  `parentPort` of `node:worker_threads`, `self` in a web worker, or an end of a channel
 * @throws {ConfigError} if the port or the options are none; what throws within is told to the other end, which begins anew elsewhere
 * @cost    what lanes cost, and messages: `npm run bench -- parallel`
 * @example
 * const { port1, port2 } = new MessageChannel();
 * hostLanes(port1);
 * const parallel = new ParallelPipeline({ ports: [port2], config: { base: '1m' } });
 * parallel.status().map(({ lanes }) => lanes); // [0]
 * port1.close();
 */
export function hostLanes(port: Port, options: HostOptions = {}): void {
  const { own = {}, rules, now } = requireFields('options', options);
  const hosts = new Map<number, Hosted>();
  const heard = (value: unknown): void => {
    if (!isRecord(value)) return; // somebody else's message
    const of = fieldsOf(value) as <K extends keyof Letter>(name: K) => Letter[K];
    const [host, carriage, seq, order] = [of('host'), of('carriage'), of('seq'), of('order')];
    const reply = (rest: Pick<Reply, 'answer' | 'failed'>, buffers: ArrayBuffer[] = []): void =>
      port.postMessage({ host, carriage, seq, ...rest }, buffers);
    try {
      const before = now?.() ?? Number.NaN;
      const answer = obey(order, host);
      const busyMs = (now?.() ?? Number.NaN) - before;
      reply({ answer: { ...answer, busyMs } }, answer.packed ? buffersIn(answer.packed) : []);
    } catch (error) {
      reply({ failed: messageOf(error) });
    }
  };
  const obey = (order: Order, host: number): Answer => {
    if (order.type === 'begin') {
      const begun = begin(order.options, own, rules);
      hosts.set(host, begun);
      return { id: begun.id };
    }
    const { lanes } = hosts.get(host)!;
    if (order.type === 'bars') return lanes.absorb(order);
    if (order.type === 'advance') return lanes.advance(order.now, order.answer);
    if (order.type === 'save') return lanes.save(order.released);
    return lanes.load(order.lanes, order.isFresh);
  };
  listen(port, { heard, died: () => hosts.clear() });
}

interface Hosted {
  readonly id: string;
  readonly lanes: HostedLanes;
}

function begin(
  options: PipelineOptions,
  own: PipelineExtensions,
  rules: DataValidatorOptions['own'],
): Hosted {
  const { validation = {} } = options;
  const whole =
    rules === undefined ? options : { ...options, validation: { ...validation, own: rules } };
  const config = pipelineConfig(whole);
  const book = new SymbolBook(config, extensionsOf(own, fullCatalogue));
  return { id: book.id, lanes: new HostedLanes(book, config.maxSymbols) };
}
