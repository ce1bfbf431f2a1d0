import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const backtest: readonly PlacedMutant[] = mutantsOf(
  'backtest',
  ['backtest/backtest'],
  [
    [
      'a bar fills what is decided on it',
      'backtest',
      'const { equity, events, trades } = this.#trading.meet(bars);',
      'for (const bar of bars) this.#trading.order(this.#pipeline.peek(bar).decisions);\n    const { equity, events, trades } = this.#trading.meet(bars);',
    ],
    [
      'the pipeline does not hear of fills',
      'trading',
      "if (event.type === 'fill') this.pipeline.onFill(event.fill);\n    else if",
      'if',
    ],
    [
      'the pipeline does not hear of splits',
      'trading',
      "if (read.type === 'split') splitPosition(this.pipeline, read.symbol, read.ratio);",
      '',
    ],
    [
      'a portfolio step waits for the next bar',
      'backtest',
      'const due = settle(pipeline);',
      'const due: readonly Decision[] = [];',
    ],
    [
      'the warm-up is traded',
      'backtest',
      'const isWarmUp = this.#endCount <= this.#warmUpEnds;',
      'const isWarmUp = false;',
    ],
    ['the ends of a snapshot are forgotten', 'backtest', '    this.#endCount = endCount;', ''],
    [
      'a trade lasts a bar too long',
      'trading',
      'if (barCount < this.plan.mostBars) continue;',
      'if (barCount < this.plan.mostBars + 5) continue;',
    ],
    [
      'an action comes a bar late',
      'action-schedule',
      'this.#actions[this.#next]!.time <= time!',
      'this.#actions[this.#next]!.time < time!',
    ],
    [
      'targets are ignored',
      'order-plan',
      '...(Number.isFinite(wanted) ? { target: wanted } : {}),',
      '',
      ['backtest/sweep'],
    ],
    [
      'another strategy shares a lane',
      'grid',
      'return findingOptions(pipeline);',
      'return findingOptions({ ...pipeline, strategies: undefined });',
      ['backtest/sweep'],
    ],
    [
      'the last block of a sweep is lost',
      'together',
      '  if (block.length > 0) yield block;',
      '',
      ['backtest/sweep'],
    ],
    [
      'followers see the first bar of a block only',
      'sweep-groups',
      'run.follow(block[i]!, found[i]!)',
      'run.follow(block[i]!, found[0]!)',
      ['backtest/sweep'],
    ],
  ],
);
