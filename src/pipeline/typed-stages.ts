import type { Detection } from '../patterns/detector.js';
import type { PipelineExtensions } from './extensions.js';
import type { PipelineOptions } from './options.js';
import type { PortfolioStageClass } from './portfolio-view.js';
import type { Stage, StageOutputs } from './stage.js';
import type { ModelSaying, StageSpec } from './stage-specs.js';

/** What a stage of the options says of a bar. */
type SaidBySpec<S> = S extends { readonly kind: 'scaling' }
  ? Readonly<Record<string, number>>
  : S extends { readonly kind: 'candlesticks' | 'chartPatterns' }
    ? readonly Detection[]
    : S extends { readonly kind: 'models' }
      ? ModelSaying
      : unknown;

/** What a stage of one's own says: what its `update` returns. */
type SaidByClass<C> = C extends new () => Stage<infer Said> ? Said : unknown;

type OfOptions<O> = PipelineOptions extends O
  ? StageOutputs
  : O extends { readonly stages: infer S extends Readonly<Record<string, StageSpec>> }
    ? { readonly [Name in keyof S]: SaidBySpec<S[Name]> | undefined }
    : NoExtensions;

type OfExtensions<E> = PipelineExtensions extends E
  ? StageOutputs
  : E extends { readonly stages: infer S }
    ? {
        readonly [Name in keyof S as S[Name] extends PortfolioStageClass ? never : Name]:
          | SaidByClass<S[Name]>
          | undefined;
      }
    : NoExtensions;

/**
 * What the stages of these options and extensions say of a bar, by name; one that failed on it says
 * `undefined`. Where the stages are only known at run time it is `unknown` by any name.
 */
export type SaidByStages<O extends PipelineOptions, E extends PipelineExtensions> = OfOptions<O> &
  OfExtensions<E>;

/** A pipeline without code of your own. */
export type NoExtensions = Readonly<Record<never, never>>;
