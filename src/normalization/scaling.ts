import { requireKnownKeys, requireOneOf } from '../core/arguments.js';
import { within } from '../core/errors.js';
import { LogReturn } from './log-return.js';
import { RollingMinMax } from './rolling-min-max.js';
import { RollingRobust } from './rolling-robust.js';
import { RollingZScore } from './rolling-z-score.js';

/** How a feature can be put on a scale. */
export type ScalingMethod = 'zScore' | 'minMax' | 'robust' | 'logReturn';

/** One feature's scale, as JSON. */
export interface Scaling {
  /** Default `zScore`. */
  readonly method?: ScalingMethod;
  /** Values in the window; default 100. Not for `logReturn`. */
  readonly windowSize?: number;
  /** Values from which on there is an output, over a window that grows; default `windowSize`. */
  readonly minDataPoints?: number;
  /** Of `robust`: `mad` (default) or `iqr`. */
  readonly spread?: 'mad' | 'iqr';
}

/** An operator that knows the way back. */
export type Scaler = RollingZScore | RollingMinMax | RollingRobust | LogReturn;

const makers: Readonly<Record<ScalingMethod, (parameters: object) => Scaler>> = {
  zScore: (parameters) => new RollingZScore(parameters),
  minMax: (parameters) => new RollingMinMax(parameters),
  robust: (parameters) => new RollingRobust(parameters),
  logReturn: (parameters) => new LogReturn(parameters),
};

/** The operator that `scaling` describes; a `ConfigError` names what is wrong below `path`. */
export function scalerOf(path: string, scaling: Scaling): Scaler {
  const make = (): Scaler => {
    requireKnownKeys('', { ...scaling }, ['method', 'windowSize', 'minDataPoints', 'spread']);
    const { method = 'zScore', ...parameters } = scaling;
    const known = requireOneOf('method', method, Object.keys(makers) as ScalingMethod[]);
    return makers[known](parameters);
  };
  return path === '' ? make() : within(path, make);
}
