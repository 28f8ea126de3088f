import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import type { CallsQuarterCell } from './cells';
import { intervalBars, type IntervalBar, type Step } from './levels';

const [width, left, right, top] = [760, 4, 676, 14];

/** Where levels, the losses that hang below them, and hours stand. */
class Plot {
  constructor(
    readonly height: number,
    readonly middle: number,
    readonly lossTop: number,
    readonly bottom: number,
  ) {}

  y(percent: number): number {
    return this.middle - (percent / 100) * (this.middle - top);
  }

  /** Beside the last bar, but not over the word of the goal. */
  beside(percent: number, goal: number | null): number {
    const own = this.y(percent) + 8;
    if (goal === null || Math.abs(own - this.y(goal) - 6) > 26) return own;
    return this.y(goal) + (percent <= goal ? 34 : -18);
  }
}

const low = new Plot(290, 180, 194, 256);
const tall = new Plot(480, 320, 336, 440);
const most = { quarter: 48, hour: 24 };

/**
 * Service level by interval against its goal, and below it the calls that were lost; a bar takes a colour only when it misses the goal.
 * @param high The chart has the whole column.
 * @param goal Per cent; null where the lines have different ones: then there is no line and nothing is missed.
 */
export function levelView(
  quarters: readonly CallsQuarterCell[],
  step: Step,
  goal: number | null,
  high: boolean,
  zone: string,
  { words, number, clock }: Locale,
): TemplateResult {
  const bars = intervalBars(quarters, step, most[step]);
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return html`<p class="t2 none">${words.phone.noCalls}</p>`;
  const plot = high ? tall : low;
  const places = Math.max(last.slot + 1, 12);
  const pitch = (right - left) / places;
  const x = (slot: number) => left + slot * pitch;
  const topLoss = Math.max(4, ...bars.map(({ abandoned }) => abandoned));
  const label = words.calls.chartLabel(
    clock(first.atMs, zone),
    number(first.percent),
    clock(last.atMs, zone),
    number(last.percent),
    bars.reduce((sum, { abandoned }) => sum + abandoned, 0),
  );
  return html`<svg viewBox="0 0 ${width} ${plot.height}" role="img" aria-label=${label}>
    ${bars.map(
      bar =>
        svg`<g>
          <title>${words.calls.bar(clock(bar.atMs, zone), number(bar.percent, 1), bar.offered, bar.abandoned)}</title>
          ${barView(bar, x(bar.slot), pitch * 0.76, goal, bar.abandoned / topLoss, plot)}
        </g>`,
    )}
    <line class="base" x1=${left} x2=${right} y1=${plot.middle} y2=${plot.middle} />
    ${goal === null ? '' : goalView(plot.y(goal), words.phone.goal(goal))}
    <text class="now" x=${right + 8} y=${plot.beside(last.percent, goal)}>${number(last.percent)}</text>
    <text class="tick" x=${right + 6} y=${plot.lossTop + 14}>${number(topLoss)}</text>
    ${ticks(bars, step, x).map(
      ({ atMs, at }) => svg`<text class="tick" x=${at} y=${plot.bottom + 24}>${clock(atMs, zone)}</text>`,
    )}
  </svg>`;
}

function barView(
  bar: IntervalBar,
  x: number,
  wide: number,
  goal: number | null,
  loss: number,
  plot: Plot,
): SVGTemplateResult {
  const missed = goal !== null && bar.percent < goal;
  const y = plot.y(bar.percent);
  return svg`<rect class=${missed ? 'missed' : 'ok'} x=${x} y=${y} width=${wide} height=${plot.middle - y} />
    <rect class="lost" x=${x} y=${plot.lossTop} width=${wide} height=${loss * (plot.bottom - plot.lossTop)} />`;
}

const goalView = (y: number, word: string): SVGTemplateResult =>
  svg`<line class="goal" x1=${left} x2=${right} y1=${y} y2=${y} />
    <text class="tick" x=${right + 8} y=${y + 6}>${word}</text>`;

/** Whole hours, as far apart as their words need. */
function ticks(bars: readonly IntervalBar[], step: Step, x: (slot: number) => number) {
  const every = step === 'hour' ? 1 : 4;
  const pitch = x(1) - x(0);
  const apart = Math.max(1, Math.ceil(64 / (pitch * every))) * every;
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return [];
  const stepMs = (step === 'hour' ? 60 : 15) * 60_000;
  const offset = (every - ((first.atMs / stepMs) % every)) % every;
  const slots = Array.from({ length: Math.ceil((last.slot + 1) / apart) }, (_, index) => offset + index * apart);
  return slots.filter(slot => slot <= last.slot).map(slot => ({ atMs: first.atMs + slot * stepMs, at: x(slot) }));
}
