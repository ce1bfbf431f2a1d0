import { ConfigError, TimeframeAggregator } from 'barwave';
import { barAt, timeframeOf } from 'barwave/bars';
import { baseOf } from '../../demo/base-of.js';
import { Problem } from '../../demo/problem.js';
import { readBars } from '../../demo/read-bars.js';
import { csvOptionsFrom, readHelp, readOptions } from '../../demo/read-options.js';
import { hintAtWeekends } from '../../demo/weekend-hint.js';
import type { Command } from '../commands.js';
import { given, oneFile } from '../options.js';
import { CsvPrinter } from '../print.js';

export const resample: Command = {
  takes: 'FILE --to 5m',
  summary: 'makes longer bars of the bars, as CSV',
  help: `  --to 5m            timeframe to make
  --base 1m          timeframe of the bars; otherwise the most frequent distance between them
  --calendar NAME    when the market trades: 24/7, fx, us-equities, … (24/7)
  --partial          the last bar too, if it is not over
${readHelp}

The columns received and expected say of how many bars each is made, of how many there should be.

  barwave resample spy-1m.csv --to 1h --calendar us-equities > spy-1h.csv`,
  run(args) {
    const own = { to: 'text', base: 'text', calendar: 'text', partial: 'switch' } as const;
    const { files, values } = given(args, { ...own, ...readOptions });
    if (values.to === undefined) throw new Problem('say with --to 5m what to make');
    const to = timeframeOf(values.to, '--to').name;
    const file = oneFile(files);
    const { columns, unreadable } = readBars(file, csvOptionsFrom(values));
    hintAtWeekends(file, columns, values.calendar);
    const base = baseOf(columns, values.base);
    if (timeframeOf(base).nominalMs > timeframeOf(to).nominalMs) {
      throw new Problem(`--to must be longer than the bars, which have ${base}, got ${to}`);
    }
    const calendar = (values.calendar ?? '24/7') as '24/7';
    const aggregator = named('--to', () => {
      return new TimeframeAggregator({ base, timeframes: [to], calendar });
    });
    const printer = new CsvPrinter([
      ...'time open high low close volume received expected'.split(' '),
    ]);
    let refused = 0;
    for (let i = 0; i < columns.time.length; i++) {
      for (const event of aggregator.update(barAt(columns, i))) {
        if (event.type === 'closed' && event.timeframe === to) print(event.bar, printer);
        if (event.type === 'refused' || event.type === 'late') refused += 1;
      }
    }
    const last = aggregator.forming(to);
    if (values.partial === true && last !== undefined) print(last, printer);
    printer.end();
    const left = refused + unreadable;
    if (left > 0) console.error(`barwave: ${left} rows are in no bar: \`validate\` says why`);
    return 0;
  },
};

/** What `make` gives; a fault of the one timeframe is told by the name of its option. */
function named<T>(option: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ConfigError && error.path.startsWith('timeframes'))) throw error;
    throw new ConfigError(option, error.bound, error.value);
  }
}

type Made = NonNullable<ReturnType<TimeframeAggregator['forming']>>;

function print(bar: Made, printer: CsvPrinter): void {
  const { time, open, high, low, close, volume, received, expected } = bar;
  printer.row(time, [open, high, low, close, volume, received, expected]);
}
