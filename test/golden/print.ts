// Says what the library says, wherever it runs: a process or worker prints it, a page shows it.
import { said } from './said.js';

declare const GOLDEN_BARS: number; // the bundler puts it here

interface Page {
  readonly document?: { readonly body: { textContent: string } };
}

const text = JSON.stringify(said(GOLDEN_BARS));
const { document } = globalThis as Page;
if (document === undefined) console.log(text);
else document.body.textContent = text;
