import { catalog as kinds } from 'barwave/indicators';
import { Problem } from '../../demo/problem.js';
import type { Command } from '../commands.js';
import { given } from '../options.js';

export const catalog: Command = {
  takes: '[WORD]',
  summary: 'lists the indicators, their parameters and outputs',
  help: `  --json    one JSON object a line and kind, for programs

  barwave catalog volume`,
  run(args) {
    const { files, values } = given(args, { json: 'switch' });
    const word = files.join(' ').toLowerCase();
    const found = Object.values(kinds).filter(({ name, title, aliases = [] }) =>
      [name, title, ...aliases].some((text) => text.toLowerCase().includes(word)),
    );
    if (found.length === 0) throw new Problem(`no indicator has '${word}' in its name`);
    for (const kind of found) {
      const { name, title, aliases, reads, outputs } = kind;
      const parameters = Object.entries(kind.parameters).map(
        ([parameter, { default: usual }]) => `${parameter}=${String(usual)}`,
      );
      if (values.json === true) {
        const said = { name, title, aliases, reads, parameters, outputs: Object.keys(outputs) };
        console.log(JSON.stringify(said));
      } else {
        console.log(`${name.padEnd(22)}${title.padEnd(44)}${parameters.join(' ')}`);
      }
    }
    return 0;
  },
};
