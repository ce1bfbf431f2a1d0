import {
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireRecord,
} from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import type { PipelineExtensions } from '../pipeline/extensions.js';
import type { PipelineOptions } from '../pipeline/options.js';
import type { Assign } from './assign.js';
import type { PortEvent } from './fleet.js';
import type { Port } from './port.js';

/** How lanes are spread over ports. */
export interface ParallelOptions {
  /** One end each, with `hostLanes` at the other. */
  readonly ports: readonly Port[];
  /** What a `Pipeline` takes. */
  readonly config: PipelineOptions;
  /** Code of your own; the same is handed to `hostLanes` on the ports' side. */
  readonly own?: PipelineExtensions;
  /** Which port gets the lane of a new symbol; see `Assign`. */
  readonly assign?: Assign;
  /** Bars that go out at once, over all ports; default 2,048 a port. */
  readonly chunkBars?: number;
  /** Chunks that are under way at a time, 1 … 64; default 4. */
  readonly chunksInFlight?: number;
  /**
   * Bars that may wait for their answer, 1 … 10⁹; what is fed past it is rejected, unless nothing
   * waits. Default 1,000,000, some 100 MB.
   */
  readonly maxWaitingBars?: number;
  /**
   * Bars between two savings of all lanes, from which a port that dies is replaced; a call of
   * `advance` or `move` counts as one. A saving takes about a millisecond a lane, and until the next
   * one 56 bytes a bar are kept, to be worked through again. Default 200,000.
   */
  readonly saveEveryBars?: number;
  /** For how long a port may be silent before `watch` takes it for dead; default 10,000. */
  readonly hangAfterMs?: number;
  /**
   * Another port instead of one that died; without, or where it throws, its lanes go to the ports
   * that are left.
   */
  readonly replace?: (port: number, reason: string) => Port | undefined;
  /** Told of ports that die; what it throws is nobody's business. */
  readonly onEvent?: (event: PortEvent) => void;
}

const known: readonly (keyof ParallelOptions)[] = [
  ...(['ports', 'config', 'own', 'assign', 'chunkBars', 'chunksInFlight'] as const),
  ...(['maxWaitingBars', 'saveEveryBars', 'hangAfterMs', 'replace', 'onEvent'] as const),
];

/** The options, checked and complete, but for what is handed on as it is. */
export function parallelOptions(
  given: ParallelOptions,
): Required<Omit<ParallelOptions, 'own' | 'assign' | 'replace' | 'onEvent'>> &
  Pick<ParallelOptions, 'own' | 'assign' | 'replace' | 'onEvent'> {
  const options = requireRecord('options', given) as unknown as ParallelOptions;
  requireKnownKeys('', { ...options }, known);
  const { ports, own, assign, replace, onEvent } = options;
  if (!Array.isArray(ports) || ports.length === 0) {
    throw new ConfigError('ports', 'at least one port', ports);
  }
  const { chunkBars = 2_048 * ports.length, chunksInFlight = 4 } = options;
  const { maxWaitingBars = 1_000_000, saveEveryBars = 200_000, hangAfterMs = 10_000 } = options;
  return {
    ports: [...(ports as readonly Port[])],
    config: options.config,
    chunkBars: requireInteger('chunkBars', chunkBars, 1, 1_000_000),
    chunksInFlight: requireInteger('chunksInFlight', chunksInFlight, 1, 64),
    maxWaitingBars: requireInteger('maxWaitingBars', maxWaitingBars, 1, 1_000_000_000),
    saveEveryBars: requireInteger('saveEveryBars', saveEveryBars, 1, 100_000_000),
    hangAfterMs: requireNumber('hangAfterMs', hangAfterMs, 1, 86_400_000),
    ...{ own, assign, replace, onEvent },
  } as ReturnType<typeof parallelOptions>;
}

/** `config` without the code in it: the ports' side has that already. */
export function withoutCode(config: PipelineOptions): PipelineOptions {
  const { validation } = config;
  if (validation === undefined) return requireData(config);
  const { own: _, ...rest } = validation;
  return requireData({ ...config, validation: rest });
}

function requireData(config: PipelineOptions): PipelineOptions {
  try {
    return structuredClone(config);
  } catch {
    throw new ConfigError('config', 'data alone; code is handed to hostLanes', config);
  }
}
