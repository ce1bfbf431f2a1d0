import { requireFields, requireMethods } from '../core/door.js';
import { ConfigError } from '../core/errors.js';
import { requireList } from '../core/lists.js';

/**
 * One end of a channel: a `Worker` of a browser or of `worker_threads`, its `parentPort` or `self`,
 * an end of a `MessageChannel`. Values are structured clones; `transfer` are buffers that move.
 */
export interface Port {
  postMessage(value: unknown, transfer: ArrayBuffer[]): void;
  /** As Node.js has it: the listener gets the value. */
  on?(event: string, listener: (value: unknown) => void): unknown;
  /** As browsers have it: the listener gets an event with `data`. */
  addEventListener?(event: string, listener: (event: unknown) => void): unknown;
  /** Of an end of a `MessageChannel` in a browser. */
  start?(): void;
}

/** What is heard at a port: values, and the end of it with the reason. */
export interface Listener {
  heard(value: unknown): void;
  died(reason: string): void;
}

const ends = ['error', 'messageerror', 'exit', 'close'];

/** The ports among `options`, at least one. */
export function requirePorts(options: { readonly ports: readonly Port[] }): readonly Port[] {
  const { ports } = requireFields('options', options);
  if (requireList('ports', ports).length === 0)
    throw new ConfigError('ports', 'at least one', ports);
  return ports;
}

/** Listen at `port`, whichever way it has; a `ConfigError` if it is none. */
export function listen(port: Port, { heard, died }: Listener): void {
  requireMethods('port', port, ['postMessage']);
  const isOver = (event: string) => (why?: unknown) => died(reasonOf(event, why));
  if (typeof port.on === 'function') {
    port.on('message', heard);
    for (const event of ends) port.on(event, isOver(event));
    return;
  }
  port.addEventListener?.('message', (event) => heard((event as { readonly data: unknown }).data));
  for (const event of ends) port.addEventListener?.(event, isOver(event));
  // `self` of a worker that is no module has every top-level name of its script, also a `start`
  if (typeof port.start === 'function') port.start();
}

/** What ports of Node.js say of themselves. */
interface Telling extends Port {
  /** Of a worker; −1 once it has ended. */
  readonly threadId?: number;
  /** Of an end of a channel: an open one that is listened to keeps the process alive, a closed one can not. */
  hasRef?(): boolean;
  ref?(): unknown;
}

/**
 * Whether `port`, which is listened to, had ended before that: no event will tell. A browser's does not
 * say.
 */
export function hasEnded(port: Port): boolean {
  const telling: Telling = port;
  if (telling.threadId === -1) return true;
  if (typeof telling.hasRef !== 'function' || telling.hasRef()) return false;
  telling.ref?.();
  return !telling.hasRef();
}

function reasonOf(event: string, why: unknown): string {
  const isRecord = typeof why === 'object' && why !== null;
  const message = isRecord && 'message' in why ? why.message : why;
  const isWord = typeof message === 'string' || typeof message === 'number';
  return isWord ? `${event}: ${message}` : event;
}
