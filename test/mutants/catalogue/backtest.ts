import { mutantsOf, type PlacedMutant } from '../mutant.js';

export const backtest: readonly PlacedMutant[] = mutantsOf(
  'backtest',
  ['backtest/backtest'],
  [
    [
      'a bar fills what is decided on it',
      'backtest',
      'const { events, trades, equity } = this.#broker.update(bars);',
      'const foreseen = find();\n    for (const { decisions: early } of foreseen) for (const one of early) this.#order(one);\n    const { events, trades, equity } = this.#broker.update(bars);',
    ],
    [
      'the pipeline does not hear of fills',
      'backtest',
      "if (event.type === 'fill') this.#pipeline.onFill(event.fill);\n    else if",
      'if',
    ],
    [
      'the pipeline does not hear of splits',
      'backtest',
      "if (read.type === 'split') splitPosition(this.#pipeline, read.symbol, read.ratio);",
      '',
    ],
    [
      'a portfolio step waits for the next bar',
      'backtest',
      'const due = settle(this.#pipeline);',
      'const due: readonly Decision[] = [];',
    ],
    [
      'the warm-up is traded',
      'backtest',
      'if (this.#endCount >= this.#warmUpEnds) {',
      'if (this.#endCount >= 0) {',
    ],
    ['the ends of a snapshot are forgotten', 'backtest', '    this.#endCount = endCount;', ''],
    [
      'a trade lasts a bar too long',
      'backtest',
      'if (barCount < this.#plan.mostBars) continue;',
      'if (barCount < this.#plan.mostBars + 5) continue;',
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
      'for (const name of deciding) delete rest[name];',
      "for (const name of deciding) delete rest[name];\n  delete rest['strategies'];",
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
      'sweep',
      'run.follow(block[i]!, found[i]!)',
      'run.follow(block[i]!, found[0]!)',
      ['backtest/sweep'],
    ],
  ],
);
