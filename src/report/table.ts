import { type Content, html, type Markup } from './html.js';
import type { Facts, Table } from './lists.js';

/** A table that scrolls by itself on a narrow screen. */
export function tableHtml({ headings, rows, figures }: Table): Markup {
  const toTheRight = new Set(figures);
  const kind = (column: number): string => (toTheRight.has(column) ? 'figure' : 'words');
  const head = headings.map((text, i) => html`<th scope="col" class="${kind(i)}">${text}</th>`);
  const body = rows.map(
    (
      row,
    ) => html`<tr>${row.map((text, i) => html`<td class="${kind(i)}">${coloured(text)}</td>`)}</tr>
`,
  );
  return html`<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>
${body}</tbody></table></div>`;
}

export function factsHtml(facts: Facts): Markup {
  return html`<dl>${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${coloured(value)}</dd></div>`)}</dl>`;
}

/** A direction in its colour; its sign and word say the same without. */
function coloured(text: string): Content {
  if (text.startsWith('▲')) return html`<b class="up">${text}</b>`;
  if (text.startsWith('▼')) return html`<b class="down">${text}</b>`;
  return text;
}
