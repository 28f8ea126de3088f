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
import type { BandPoint, LinePlot, LinePoint } from './line';
import './line-chart.css';

/** Draws the waiting line: today solid, the usual day dotted, the forecast dashed in its band. Measures itself, so that its text keeps its size. */
export class LineChart extends LitElement {
  static override properties: PropertyDeclarations = {
    plot: { attribute: false },
    clock: { attribute: false },
    usual: { attribute: false },
    label: { attribute: false },
  };
  declare plot: LinePlot;
  /** The time at the now-marker; empty for no marker. */
  declare clock: string;
  /** Name of the usual day. */
  declare usual: string;
  /** The chart in one sentence. */
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
    if (width === 0 || height < 96) return html``;
    const place = new Place(this.plot, width, height);
    return html`<svg
      class=${place.narrow ? 'narrow' : ''}
      viewBox="0 0 ${width} ${height}"
      role="img"
      aria-label=${this.label}
    >
      ${this.grid(place)} ${this.usualLine(place)} ${this.forecast(place)}
      <path class="today" d=${place.path(this.plot.today)} />
      ${this.todayWord(place)} ${this.now(place)}
    </svg>`;
  }

  private grid(place: Place): SVGTemplateResult {
    const { from, width, top } = this.plot;
    const every = [1, 2, 4].find(hours => (place.right * hours * 4) / width >= 64) ?? 4;
    const hours = Array.from({ length: Math.ceil(width / 4) + 1 }, (_, index) => Math.ceil(from / 4) + index);
    return svg`${[0, top / 2, top].map(
      count => svg`<line class=${count === 0 ? 'base' : 'grid'} x1="0" x2=${place.right} y1=${place.y(count)} y2=${place.y(count)} />
        <text x=${place.right + 12} y=${place.y(count) + 6}>${count}</text>`,
    )}
    ${hours
      .filter(hour => hour % every === 0 && hour * 4 - from <= width)
      .map(hour => {
        const x = place.x(hour * 4 - from);
        const anchor = x < 12 ? 'start' : x > place.right - 20 ? 'end' : 'middle';
        return svg`<text x=${x} y=${place.height - 6} text-anchor=${anchor}>${hour}:00</text>`;
      })}`;
  }

  private usualLine(place: Place): SVGTemplateResult | typeof nothing {
    const { usual, forecast } = this.plot;
    if (usual.length === 0) return nothing;
    const free = forecast.at(-1)?.x ?? 0;
    const beyond = usual.filter(({ x }) => x > free + 4);
    const high = (beyond.length > 0 ? beyond : usual).reduce((a, b) => (b.y > a.y ? b : a));
    const x = place.inside(place.x(high.x), 80);
    return svg`<path class="usual" d=${place.path(usual)} />
      <text x=${x} y=${place.y(high.y) - 10} text-anchor="middle">${this.usual}</text>`;
  }

  private forecast(place: Place): SVGTemplateResult | typeof nothing {
    const { forecast, peak } = this.plot;
    if (peak === null) return nothing;
    const upper = forecast.map(({ x, high }) => ({ x, y: high }));
    const lower = forecast.map(({ x, low }) => ({ x, y: low })).reverse();
    const highest = upper.reduce((a, b) => (b.y > a.y ? b : a));
    const words = this.forecastWords(peak, highest.y, place.narrow);
    // To the right of the marker and of what stands there, and above whatever is highest there.
    const marker = place.x(forecast[0]?.x ?? 0);
    const beside = marker + (place.hasRoomLeftOf(marker) ? 14 : 64);
    return svg`<path class="band" d="${place.path(upper)} ${place.path(lower).replace('M', 'L')} Z" />
      <path class="forecast" d=${place.path(forecast)} />
      <text class="ahead" x=${beside} y=${Math.max(16, place.y(highest.y) - 10)}>${words}</text>`;
  }

  /** Over the line where it has room before the marker. */
  private todayWord(place: Place): SVGTemplateResult | typeof nothing {
    const { today } = this.plot;
    const at = today[Math.floor(today.length / 3)];
    const near = today.slice(0, Math.floor(today.length / 3) + 4);
    if (at === undefined || place.x(today.at(-1)?.x ?? 0) < 220) return nothing;
    const y = place.y(Math.max(...near.map(point => point.y))) - 12;
    return svg`<text class="word" x=${Math.max(44, place.x(at.x))} y=${y} text-anchor="middle">${this.locale.words.officeWall.chartToday}</text>`;
  }

  private now(place: Place): SVGTemplateResult | typeof nothing {
    const here = this.plot.today.at(-1);
    if (this.clock === '' || here === undefined) return nothing;
    const [x, y] = [place.x(here.x), place.y(here.y)];
    const left = place.hasRoomLeftOf(x);
    const beside = left ? x - 10 : x + 10;
    return svg`<line class="now" x1=${x} x2=${x} y1="4" y2=${place.base} />
      <text class="clock" x=${beside} y="18" text-anchor=${left ? 'end' : 'start'}>${this.clock}</text>
      <circle cx=${x} cy=${y} r="6" />
      <text class="value" x=${beside} y=${Math.max(46, y - 10)} text-anchor=${left ? 'end' : 'start'}>${this.locale.number(here.y)}</text>`;
  }

  private forecastWords({ x, y, low, high }: BandPoint, highest: number, narrow: boolean): string {
    const { officeWall: words } = this.locale.words;
    const people = (value: number) => this.locale.number(Math.round(value));
    return narrow || people(y) === people(high)
      ? words.forecastAtMost(people(highest))
      : words.forecastPeak(people(y), people(low), people(high), this.timeAt(x));
  }

  private timeAt(x: number): string {
    const quarter = this.plot.from + x;
    return `${Math.floor(quarter / 4)}:${String((quarter % 4) * 15).padStart(2, '0')}`;
  }
}

/** Places on the chart, in sixteenths of a rem. */
class Place {
  /** Too narrow for long words. */
  readonly narrow: boolean;
  readonly right: number;
  readonly base: number;
  readonly head = 30;

  constructor(
    private readonly plot: LinePlot,
    width: number,
    readonly height: number,
  ) {
    this.narrow = width < 600;
    this.right = width - 44;
    this.base = height - 30;
  }

  x(quarters: number): number {
    return (this.right * quarters) / this.plot.width;
  }

  y(count: number): number {
    return this.base - ((this.base - this.head) * count) / this.plot.top;
  }

  /** Whether the marker's own words fit in front of it. */
  hasRoomLeftOf(x: number): boolean {
    return x > (this.narrow ? 52 : 90);
  }

  /** So that a text of that half width is not cut. */
  inside(x: number, half: number): number {
    return Math.min(Math.max(x, half), this.right - half);
  }

  path(points: readonly LinePoint[]): string {
    return points
      .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${this.x(x).toFixed(1)} ${this.y(y).toFixed(1)}`)
      .join(' ');
  }
}

customElements.define('line-chart', LineChart);
