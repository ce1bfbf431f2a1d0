/** Viridis, darkest first: it grows steadily lighter, so that neighbours differ without colour. */
const shades = [
  '#472f7d',
  '#453781',
  '#3e4a89',
  '#31688e',
  '#26828e',
  '#1f9e89',
  '#35b779',
  '#6ece58',
  '#b5de2b',
  '#e3e418',
];

/** Shades that are told apart. */
export const SHADES: number = shades.length;

/** The class of the shade of part `i` of `count`, spread from the darkest to the lightest. */
export function shadeOf(i: number, count: number): string {
  return `a${Math.round(((SHADES - 1) * i) / Math.max(1, count - 1))}`;
}

/** The report's only style sheet. Its blue and orange are told apart by every eye. */
export const style: string = `
:root{color-scheme:light dark;--ground:#f6f7f9;--card:#fff;--ink:#1b1f24;--quiet:#68717d;--rule:#e3e6ea;--price:#3d4753;--denoised:#b8007a;--up:#0072b2;--down:#d55e00}
@media(prefers-color-scheme:dark){:root{--ground:#111418;--card:#1a1e24;--ink:#e7eaee;--quiet:#98a2ae;--rule:#2c323a;--price:#c5ced8;--denoised:#ff7ac6;--up:#56b4e9;--down:#ff9d4d}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1200px;margin:0 auto;padding:28px 24px 40px;display:grid;grid-template-columns:1fr 1fr;gap:16px;align-items:start}
header,.tiles,.wide,footer{grid-column:1/-1}
.stack{display:grid;gap:16px;min-width:0}
.stack:empty{display:none}
h1{font-size:26px;line-height:1.2;margin:0;letter-spacing:-.01em}
header p,.quiet,footer{color:var(--quiet);margin:4px 0 0;font-size:14px}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px}
.tile,section{background:var(--card);border:1px solid var(--rule);border-radius:10px}
.tile{padding:12px 16px}
.tile span,.tile em{display:block;color:var(--quiet);font-size:13px;font-style:normal}
.tile strong{font-size:23px;line-height:1.3;font-weight:650}
section{padding:16px 20px;min-width:0}
h2{font-size:16px;margin:0 0 8px}
h3{font-size:14px;margin:16px 0 4px}
.chart{display:block;overflow:visible;width:calc(100% - 56px);margin:6px 56px 24px 0}
.chart text{font-size:12px;fill:var(--quiet)}
.chart .time{text-anchor:middle}
.grid{stroke:var(--rule);stroke-width:1}
.line{fill:none;stroke-width:1.2;stroke-linejoin:round;stroke-linecap:round;vector-effect:non-scaling-stroke}
.line.price{stroke:var(--price)}
.line.denoised{stroke:var(--denoised);stroke-width:3.5;opacity:.45}
.line.stop{stroke:var(--down);stroke-width:1.4}
.line.quality{stroke:var(--up);stroke-width:1.6}
.line.ideal{stroke:var(--quiet);stroke-dasharray:4 4}
.line.whisker{stroke:var(--up);stroke-width:1.4}
.cell{shape-rendering:crispEdges}
.bars{fill:var(--up)}
.disc{fill:var(--up);stroke:var(--card)}
.small{display:block;width:100%;min-width:120px;height:24px}
.spread{width:45%}
.rules td:nth-child(n+3){white-space:normal;min-width:9em}
.strip .chart{margin-bottom:4px}
.line.rising{fill:var(--card)}
.line.falling{fill:var(--price)}
.mark{overflow:visible}
.mark path{stroke:var(--card);stroke-width:1;paint-order:stroke}
.mark .up{fill:var(--up)}
.mark .down{fill:var(--down)}
.mark .flat{stroke:var(--quiet);stroke-width:6;stroke-linecap:round}
.up{color:var(--up)}
.down{color:var(--down)}
.flat{color:var(--quiet)}
${shades.map((colour, i) => `.a${i}{fill:${colour};background:${colour}}`).join('')}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:2px 18px;margin:0;padding:0;font-size:13px;color:var(--quiet)}
.legend i{display:inline-block;width:18px;height:10px;margin-right:6px;border-radius:2px}
.legend b{margin-right:5px;font-size:11px}
.legend .stroke{height:3px;vertical-align:middle}
.stroke.price{background:var(--price)}
.stroke.denoised{background:var(--denoised);opacity:.6}
.stroke.stop{background:var(--down)}
.score{margin:0;font-size:15px}
.score b{font-size:30px;line-height:1.2;margin-right:4px}
.meter{height:8px;border-radius:4px;background:var(--rule);overflow:hidden;margin:6px 0 10px}
.meter i{display:block;height:100%;background:var(--up)}
dl{margin:0}
dl div{display:flex;justify-content:space-between;gap:16px;border-top:1px solid var(--rule);padding:4px 0}
dl div:first-child{border-top:0}
dt{color:var(--quiet)}
dd{margin:0;font-weight:550;text-align:right}
.plain{list-style:none;margin:0;padding:0;font-size:14px}
.plain li{display:flex;gap:14px}
.plain span{color:var(--quiet);white-space:nowrap;min-width:10.5em}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px}
th{color:var(--quiet);font-weight:500;font-size:13px}
th,td{padding:5px 22px 5px 0;border-bottom:1px solid var(--rule);white-space:nowrap;text-align:left}
.figure{text-align:right}
th:last-child,td:last-child{padding-right:0}
tr:last-child td{border-bottom:0}
@media(max-width:760px){th,td{padding-right:12px}td.words{white-space:normal}.rules td:nth-child(n+3){min-width:0}.mark path{transform:scale(.65)}main{grid-template-columns:minmax(0,1fr);padding:18px 12px}section{padding:14px}.minor{display:none}h1{font-size:21px}.tiles{grid-template-columns:1fr 1fr}}
output.cursor{display:block;min-height:1.5em;font-size:13px;white-space:pre-wrap}
line.cursor{stroke:var(--quiet);stroke-dasharray:3 3;pointer-events:none}
.zoom{display:flex;gap:6px;margin:4px 0}
.zoom button{font:inherit;font-size:13px;min-width:34px;padding:2px 10px;border:1px solid var(--rule);border-radius:6px;background:none;color:inherit;cursor:pointer}
.chosen{fill:var(--up);opacity:.18}
.charted{touch-action:pan-y;cursor:crosshair}
@media print{:root{--ground:#fff;--card:#fff;--ink:#000;--quiet:#444;--rule:#ccc;--price:#222;--denoised:#b8007a;--up:#0072b2;--down:#d55e00}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}output.cursor,line.cursor,.zoom{display:none}main{padding:0;max-width:none}section,.tile,tr{break-inside:avoid}.scroll{overflow:visible}h2,h3{break-after:avoid}}
`;

/** What a backtest's page has besides: months in shades of the two colours, with their numbers. */
export const backtestStyle: string = `
.line.equity{stroke:var(--up);stroke-width:1.7}
.line.drawdown{stroke:var(--down);stroke-width:1.4}
.stroke.equity{background:var(--up)}
path.band{fill:var(--up);opacity:.25}
.legend .band{background:var(--up);opacity:.35}
.months th,.months td{padding:4px 8px}
${[1, 2, 3, 4].map((n) => `.gain${n}{background:rgb(0 114 178/${0.11 * n})}.loss${n}{background:rgb(213 94 0/${0.12 * n})}`).join('\n')}
`;
