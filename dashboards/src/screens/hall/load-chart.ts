import {
  html,
  LitElement,
  nothing,
  svg,
  type PropertyDeclarations,
  type SVGTemplateResult,
  type TemplateResult,
} from 'lit';
import type { Locale } from '../../i18n/locale';
import type { HourCell } from './cells';
import type { LoadPlot } from './load';

/** Draws visitors by hour: today's columns before the usual day's pale ones. Measures itself, so that its text keeps its size. */
export class LoadChart extends LitElement {
  static override properties: PropertyDeclarations = { plot: { attribute: false }, old: { type: Boolean } };
  declare plot: LoadPlot;
  declare old: boolean;
  declare locale: Locale;
  private readonly sizes = new ResizeObserver(() => {
    this.requestUpdate();
  });

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
  }

  override disconnectedCallback(): void {
    this.sizes.disconnect();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const [width, height] = [(this.clientWidth / rem) * 16, (this.clientHeight / rem) * 16];
    if (width === 0 || height < 64) return html``;
    const scale = new Scale(this.plot, width, height);
    return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${this.spoken()}>
      ${this.old ? nothing : this.best(scale)} ${this.plot.hours.map((hour, index) => this.hour(hour, index, scale))}
      <line class="base" x1="0" x2=${width} y1=${scale.base} y2=${scale.base} />
      ${this.old ? nothing : this.now(scale)}
    </svg>`;
  }

  private hour(hour: HourCell, index: number, scale: Scale): SVGTemplateResult {
    const now = index === this.plot.now;
    const x = scale.center(index);
    const column = (count: number, share: number, name: string) =>
      svg`<rect class=${name} x=${x - scale.step * share} y=${scale.y(count)} width=${scale.step * share * 2} height=${scale.base - scale.y(count)} />`;
    return svg`${hour.typicalIssued === null || this.old ? nothing : column(hour.typicalIssued, 0.45, 'typical')}
      ${this.band(hour, x, scale)}
      ${hour.issued === 0 ? nothing : column(hour.issued, 0.25, now ? 'today now' : 'today')}
      <text class=${now ? 'hour now' : 'hour'} x=${x} y=${scale.height - 6} text-anchor="middle">${hour.hour}</text>`;
  }

  /** Four of five such hours end within it. Hours that are over need no doubt. */
  private band(hour: HourCell, x: number, scale: Scale): SVGTemplateResult | typeof nothing {
    const { typicalP10: low, typicalP90: high } = hour;
    if (low === null || high === null || this.old || this.plot.now === null) return nothing;
    if (hour.hour <= (this.plot.hours[this.plot.now]?.hour ?? -1)) return nothing;
    return svg`<line class="band" x1=${x} x2=${x} y1=${scale.y(high)} y2=${scale.y(low)} />`;
  }

  private best(scale: Scale): SVGTemplateResult | typeof nothing {
    const { best, hours } = this.plot;
    if (best === null) return nothing;
    const first = hours.findIndex(({ hour }) => hour === best.from);
    const count = best.to - best.from;
    const [x, width] = [scale.step * first, scale.step * count];
    const text = this.locale.words.hall.best(`${best.from}:00`, `${best.to}:00`);
    // The words stand over the band, and turn inward where they would run over the edge.
    const rightHalf = x + width / 2 > scale.width / 2;
    return svg`<rect class="best" x=${x} y=${scale.top} width=${width} height=${scale.base - scale.top} />
      <text class="best" x=${rightHalf ? x + width : x} y=${scale.top - 8} text-anchor=${rightHalf ? 'end' : 'start'}>${text}</text>`;
  }

  private now(scale: Scale): SVGTemplateResult | typeof nothing {
    const { now, hours } = this.plot;
    const hour = now === null ? undefined : hours[now];
    if (now === null || hour === undefined) return nothing;
    const label = this.locale.words.hall.soFar(hour.issued);
    return svg`<text class="value" x=${scale.center(now)} y=${scale.y(hour.issued) - 6} text-anchor="middle">${label}</text>`;
  }

  private spoken(): string {
    const { words } = this.locale;
    const { now, hours, best } = this.plot;
    const current = now === null ? undefined : hours[now];
    const peak = hours.reduce<HourCell | undefined>(
      (a, b) => (a === undefined || b.issued > a.issued ? b : a),
      undefined,
    );
    const parts = [
      current === undefined ? words.hall.chart : words.hall.chartLabel(current.hour, current.issued),
      peak === undefined || peak.issued === 0 ? '' : words.hall.chartPeak(peak.hour, peak.issued),
      best === null ? '' : words.hall.best(`${best.from}:00`, `${best.to}:00`),
    ];
    return parts.filter(part => part !== '').join('; ');
  }
}

/** Places on the chart, in sixteenths of a rem; the base line is zero. */
class Scale {
  readonly step: number;
  readonly base: number;
  readonly top = 38;

  constructor(
    private readonly plot: LoadPlot,
    readonly width: number,
    readonly height: number,
  ) {
    this.step = width / plot.hours.length;
    this.base = height - 32;
  }

  center(index: number): number {
    return this.step * (index + 0.5);
  }

  y(count: number): number {
    return this.base - ((this.base - this.top - 28) * count) / this.plot.top;
  }
}

customElements.define('load-chart', LoadChart);
