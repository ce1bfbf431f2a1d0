import { WaveletDenoiser } from 'barwave/wavelet';
import { readBars } from '../../demo/read-bars.js';
import { csvOptionsFrom, readHelp, readOptions } from '../../demo/read-options.js';
import type { Command } from '../commands.js';
import { given, oneFile, wholeNumber } from '../options.js';
import { CsvPrinter } from '../print.js';

export const denoise: Command = {
  takes: 'FILE',
  summary: 'takes the noise out of the closes, without a look ahead, as CSV',
  help: `  --mode adaptive    adaptive, fast, quality or exact (adaptive)
  --delay 0          bars to wait for a better estimate; rows move up by as many
${readHelp}

  barwave denoise btc.csv --delay 3`,
  run(args) {
    const { files, values } = given(args, { mode: 'text', delay: 'text', ...readOptions });
    const delay = wholeNumber('delay', values.delay, 0);
    const mode = (values.mode ?? 'adaptive') as 'adaptive';
    const denoiser = new WaveletDenoiser({ mode, delay });
    const { columns } = readBars(oneFile(files), csvOptionsFrom(values));
    const { time, close } = columns;
    const printer = new CsvPrinter(['time', 'close', 'denoised']);
    // What the bar `delay` later gives is the estimate of this one.
    for (let i = 0; i < close.length + denoiser.delay; i++) {
      const estimate = i < close.length ? denoiser.update(close[i]!) : Number.NaN;
      const at = i - denoiser.delay;
      if (at >= 0 && at < time.length) printer.row(time[at]!, [close[at]!, estimate]);
    }
    printer.end();
    return 0;
  },
};
