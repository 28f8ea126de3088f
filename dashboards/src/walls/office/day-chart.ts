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
import type { OfficeHourCell } from './cells';

/** Arrivals by hour: today's columns before the usual day's pale ones, the forecast as outlines. Measures itself, so that its text keeps its size. */
export class DayChart extends LitElement {
  static override properties: PropertyDeclarations = {
    hours: { attribute: false },
    now: { attribute: false },
    label: { attribute: false },
  };
  declare hours: readonly OfficeHourCell[];
  /** Local hour it is, with its share gone by; null on another day. */
  declare now: number | null;
  declare label: string;
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
    if (width === 0 || height < 64 || this.hours.length === 0) return html``;
    const top = Math.max(
      4,
      ...this.hours.map(({ arrived, typical, forecast }) => Math.max(arrived, typical ?? 0, forecast ?? 0)),
    );
    const [base, head, step] = [height - 28, 30, width / this.hours.length];
    const y = (count: number) => base - ((base - head) * count) / top;
    const column = (index: number, share: number, count: number, name: string) =>
      svg`<rect class=${name} x=${step * (index + 0.5 - share)} y=${y(count)} width=${step * share * 2} height=${base - y(count)} />`;
    const first = this.hours.findIndex(({ forecast }) => forecast !== null);
    return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${this.label}>
      ${this.hours.map(
        (hour, index) => svg`${hour.typical === null ? nothing : column(index, 0.45, hour.typical, 'typical')}
        ${hour.forecast === null ? nothing : column(index, 0.28, hour.forecast, 'forecast')}
        ${hour.arrived === 0 ? nothing : column(index, 0.28, hour.arrived, 'today')}
        ${hour.arrived === 0 ? nothing : svg`<text class="value" x=${step * (index + 0.5)} y=${y(hour.arrived) - 6} text-anchor="middle">${hour.arrived}</text>`}
        <text x=${step * (index + 0.5)} y=${height - 6} text-anchor="middle">${hour.hour}</text>`,
      )}
      ${first < 0 ? nothing : svg`<text class="ahead" x=${step * (first + 0.5)} y=${y(this.hours[first]?.forecast ?? 0) - 6} text-anchor="middle">${this.locale.words.officeWall.chartForecast}</text>`}
      <line class="base" x1="0" x2=${width} y1=${base} y2=${base} />
      ${this.nowLine(step, base, head)}
    </svg>`;
  }

  private nowLine(step: number, base: number, head: number): SVGTemplateResult | typeof nothing {
    const first = this.hours[0]?.hour ?? 0;
    if (this.now === null || this.now < first || this.now > first + this.hours.length) return nothing;
    const x = step * (this.now - first);
    return svg`<line class="now" x1=${x} x2=${x} y1=${head - 14} y2=${base} />`;
  }
}

customElements.define('day-chart', DayChart);
