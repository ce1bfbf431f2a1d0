import { cpus } from 'node:os';

/** A figure that was asked for, and the one that was measured. */
export interface Target {
  readonly what: string;
  readonly asked: string;
  readonly measured: string;
}

/** `0.012 ms`: three digits of milliseconds, or whole ones above a hundred. */
export function msText(ms: number): string {
  return `${ms >= 100 ? ms.toFixed(0) : Number(ms.toPrecision(3))} ms`;
}

export function mbText(bytes: number): string {
  const mb = bytes / 2 ** 20;
  return mb >= 1_000 ? `${(mb / 1_024).toFixed(1)} GB` : `${mb.toFixed(mb < 10 ? 2 : 0)} MB`;
}

export function countText(count: number): string {
  return Number(count.toPrecision(3)).toLocaleString('en');
}

/** Markdown of docs/performance.md. */
export function page(date: string, sections: Readonly<Record<string, readonly Target[]>>): string {
  const machine = `Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}, one core`;
  const tables = Object.entries(sections).map(
    ([title, targets]) => `## ${title}\n\n${tableOf(targets)}`,
  );
  return `# Performance

\`npm run bench -- targets\` measures what the system was asked to reach, and writes this page. Last run: ${date}, ${machine}.

A symbol has five timeframes (1m, 5m, 15m, 1h, 1d), the usual indicators, wavelets and regime, all five strategies and risk. Latencies are single calls by the wall clock: a busy machine stretches
them. All else is CPU time.

${tables.join('\n\n')}

## Elsewhere

| figure | page or command |
|---|---|
| cost of each stage, garbage, restore, snapshot | \`npm run bench -- pipeline\` |
| signal to noise of the denoised price | [denoising](denoising.md) |
| bytes a bar of compressed history | [history](history.md) |
| workers, and how busy they keep the cores | [parallel](parallel.md) |
| figures of the service: cache, store, requests | \`examples/service\` |
`;
}

function tableOf(targets: readonly Target[]): string {
  const rows = targets.map(({ what, asked, measured }) => `| ${what} | ${asked} | ${measured} |`);
  return `| | asked | measured |\n|---|---|---|\n${rows.join('\n')}`;
}
