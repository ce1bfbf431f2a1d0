import { figure, isNumber, largest, percent } from './figures.js';
import { html, type Markup } from './html.js';
import { chart, PAPER_WIDTH, type Paper, percentX, percentY, pointOf } from './paper.js';
import { extent, linearScale, roundValues } from './scale.js';
import type { ReportReliability } from './signal-data.js';

type Bin = ReportReliability['bins'][number];

/**
 * What was said against what came: a disc a group, as large as it has signals, with a bar of two
 * standard errors; on the diagonal prices rose as often as was said. `undefined` for nothing to draw.
 */
export function reliabilityChart({ bins }: ReportReliability): Markup | undefined {
  const known = bins.filter(({ count, meanUp, upRatio }) => {
    return isNumber(count) && count > 0 && isShare(meanUp) && isShare(upRatio);
  });
  const said = extent(known.map(({ meanUp }) => meanUp));
  const came = extent(known.flatMap((bin) => [bin.upRatio - error(bin), bin.upRatio + error(bin)]));
  if (said === undefined || came === undefined) return undefined;
  const room = 0.03;
  const low = Math.max(0, Math.min(said[0], came[0]) - room);
  const high = Math.min(1, Math.max(said[1], came[1]) + room);
  const scale = linearScale(low, high);
  const paper: Paper = { height: 220, times: scale, values: scale };
  const ticks = roundValues(low, high, 5).map((value) => ({ value, label: percent(value, 0) }));
  const most = largest(known.map(({ count }) => count));
  const picture = chart(paper, {
    name: 'Reliability: said against came',
    drawing: html`<path class="line ideal" d="M0,${paper.height}L${PAPER_WIDTH},0"/><path class="line whisker" d="${known.map((bin) => whisker(paper, bin)).join('')}"/>`,
    overlay: known.map((bin) => disc(paper, bin, Math.sqrt(bin.count / most))),
    values: ticks,
    times: ticks.map(({ value, label }) => ({ time: value, label })),
  });
  return html`<p class="quiet">Across: the probability of a rise that was said. Up: how often prices rose. On the diagonal both agree; a bar is two standard errors.</p>${picture}`;
}

function isShare(x: number): boolean {
  return isNumber(x) && x >= 0 && x <= 1;
}

/** Two standard errors of a share. */
function error({ count, upRatio }: Bin): number {
  return 2 * Math.sqrt((upRatio * (1 - upRatio)) / count);
}

function whisker(paper: Paper, bin: Bin): string {
  const [x, top] = pointOf(paper, bin.meanUp, Math.min(1, bin.upRatio + error(bin)));
  const bottom = pointOf(paper, bin.meanUp, Math.max(0, bin.upRatio - error(bin)))[1];
  return `M${x.toFixed(1)},${top.toFixed(1)}V${bottom.toFixed(1)}`;
}

function disc(paper: Paper, { count, meanUp, upRatio }: Bin, size: number): Markup {
  const title = `said ${percent(meanUp)}, came ${percent(upRatio)}, of ${figure(count)} signals`;
  return html`<circle class="disc" cx="${percentX(paper, meanUp)}" cy="${percentY(paper, upRatio)}" r="${(2.5 + 7 * size).toFixed(1)}"><title>${title}</title></circle>
`;
}
