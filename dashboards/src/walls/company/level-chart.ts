import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import type { LineCell } from './cells';
import { levelBars } from './service-levels';

const quarterMs = 15 * 60_000;
const plotWidth = 270;
const full = { height: 96, top: 4, bottom: 72 };
const slim = { height: 60, top: 3, bottom: 58 };

/**
 * Service level by quarter of an hour against its goal; a bar takes a colour only when it misses it.
 * @param low A low strip: without the words under the axis.
 */
export function levelChart(line: LineCell, zone: string, low: boolean, locale: Locale): TemplateResult {
  const { words, number, clock } = locale;
  const bars = levelBars(line.levels, line.targetPercent);
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return html`<p class="small t2 none">${words.phone.noCalls}</p>`;
  const plot = low ? slim : full;
  const step = Math.min(23, plotWidth / (last.slot + 1));
  const width = Math.max(1.5, step * 0.74);
  const y = (percent: number) => plot.bottom - (percent / 100) * (plot.bottom - plot.top);
  const end = step * last.slot + width;
  const label = words.phone.chartLabel(
    clock(first.atMs, zone),
    number(first.percent),
    clock(last.atMs, zone),
    number(last.percent),
    line.targetPercent,
  );
  return html`<svg class="levels" viewBox="0 0 352 ${plot.height}" role="img" aria-label=${label}>
    ${bars.map(
      bar =>
        svg`<rect class=${bar.met ? 'ok' : 'missed'} x=${bar.slot * step} y=${y(bar.percent)} width=${width} height=${plot.bottom - y(bar.percent)} />`,
    )}
    <line class="goal" x1="0" x2=${Math.max(end, 120)} y1=${y(line.targetPercent)} y2=${y(line.targetPercent)} />
    <text class="tick" x=${Math.max(end, 120) + 8} y=${y(line.targetPercent) + 5}>
      ${words.phone.goal(line.targetPercent)}
    </text>
    <text class="last ${last.met ? '' : 'missed'}" x=${Math.max(end, 120) + 8} y=${y(line.targetPercent) + 30}>
      ${number(last.percent)}
    </text>
    ${low ? nothing : axis(clock(first.atMs, zone), clock(last.atMs + quarterMs, zone), end, words.phone.chart)}
  </svg>`;
}

/** Times at both ends and the name between them, as far as there is room for them. */
function axis(from: string, to: string, end: number, name: string): SVGTemplateResult {
  return svg`<text class="tick" x="0" y="92">${from}</text>
    ${end > 230 ? svg`<text class="tick" x=${end / 2} y="92" text-anchor="middle">${name}</text>` : nothing}
    ${end > 100 ? svg`<text class="tick" x=${end} y="92" text-anchor="end">${to}</text>` : nothing}`;
}
