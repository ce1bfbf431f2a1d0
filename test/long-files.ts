/**
 * A file is a concept, of some 80 lines and at most 150. These are longer, each for its reason;
 * there are twenty of them at most.
 */
export const longFiles: Readonly<Record<string, string>> = {
  'src/bars/schedule.ts':
    'one class that answers all questions to a calendar; a third is docstrings',
  'src/correlation/signal-correlator.ts': 'a public class and its docstrings',
  'src/core/streaming.ts': 'one class, the part of an operator that never varies',
  'src/indicators/set/indicator-set.ts': 'one class: a bar, a row, a copy, a block of them',
  'src/parallel/parallel-pipeline.ts': 'a public class and its docstrings',
  'src/pipeline/lane-result.ts': 'one getter for each field of a result',
  'src/pipeline/lane.ts': 'the order of the stages of one bar, read from top to bottom',
  'src/pipeline/lanes.ts': 'one owner of all lanes: who comes, is due, is replaced and goes',
  'src/pipeline/pipeline-core.ts': 'a public class and its docstrings',
  'src/pipeline/track.ts':
    'one class: what is remembered of a timeframe, and what a correction undoes',
  'src/timeframe/timeframe-aggregator.ts': 'a public class and its docstrings',
  'src/timeframe/trade-aggregator.ts':
    'a public class, its docstrings and the checks of its snapshot',
  'src/validation/stream-validator.ts': 'all that a lane asks of a validator, a method each',
  'src/wavelet/haar-bank.ts': 'one filter bank, its loops over columns unrolled',
  'src/wavelet/modwt.ts': 'a public class whose loop over columns is tuned apart',
  'src/wavelet/pyramid-kernels.ts': 'one loop, unrolled for each length of filter',
  'src/wavelet/quality-denoiser.ts':
    'one recursion; its parts share a state that is written in place',
  'src/wavelet/streaming-wavelet-transformer.ts': 'a public class and its docstrings',
  'src/wavelet/wavelet-energy.ts': 'a public class and its docstrings',
  'src/wavelet/wavelet-transients.ts': 'a public class and its docstrings',
};

/** What a program wrote, or lists of one line a name: their length says nothing. */
export const dataFiles: readonly string[] = [
  'src/indicators/index.ts',
  'src/indicators/operators.ts',
  'src/wavelet/delayed-kernel.ts',
  'src/wavelet/present-kernel.ts',
];
