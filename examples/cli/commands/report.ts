import { readHelp } from '../../demo/read-options.js';
import { demo } from '../../demo/run.js';
import type { Command } from '../commands.js';

export const report: Command = {
  takes: 'FILE',
  summary: 'sends the bars through every room, and writes a page to look at',
  help: `  --timeframes 1m,5m,1h   what to build; the shortest is that of the file (that and two longer ones)
  --calendar NAME         when the market trades: 24/7, fx, us-equities, … (24/7)
  --out report.html       where to write the page (demo-report.html)

${readHelp}

At a terminal, without a file, it reports on 5,105 daily bars of the S&P 500.

  barwave report btc.csv --timeframes 1m,5m,1h --out btc.html`,
  run(args) {
    demo(args, process.stdin.isTTY ? undefined : '-');
    return 0;
  },
};
