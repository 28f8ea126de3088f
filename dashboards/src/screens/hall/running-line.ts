import { html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';

const remPerSecond = 5.5;
const pageMs = 8_000;
/** Between the end of the text and its beginning, as in the style sheet. */
const gapRem = 6;

/**
 * One line of announcement. A text that fits stands still; a longer one runs, and where motion is unwanted it turns over in
 * pages instead.
 */
export class RunningLine extends LitElement {
  static override properties: PropertyDeclarations = { text: { attribute: false } };
  declare text: string;
  private paging: ReturnType<typeof setInterval> | undefined;
  private readonly still = matchMedia('(prefers-reduced-motion: reduce)');
  private readonly sizes = new ResizeObserver(() => {
    this.measure();
  });

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
    this.paging = setInterval(() => {
      this.turn();
    }, pageMs);
  }

  override disconnectedCallback(): void {
    this.sizes.disconnect();
    clearInterval(this.paging);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    return html`<p><span>${this.text}</span><span class="again" aria-hidden="true">${this.text}</span></p>`;
  }

  protected override updated(): void {
    this.measure();
  }

  private measure(): void {
    const text = this.querySelector('span');
    if (text === null) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const rounds = text.offsetWidth / rem + gapRem;
    this.classList.toggle('runs', text.offsetWidth > this.clientWidth && !this.still.matches);
    this.style.setProperty('--run-by', `${-rounds}rem`);
    this.style.setProperty('--run-s', `${rounds / remPerSecond}s`);
  }

  private turn(): void {
    if (!this.still.matches || this.scrollWidth <= this.clientWidth) return;
    const next = this.scrollLeft + this.clientWidth;
    this.scrollLeft = next >= this.scrollWidth ? 0 : next;
  }
}

customElements.define('running-line', RunningLine);
