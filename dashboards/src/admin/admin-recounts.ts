import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { dayAndTime } from '../desk/appeals/moments';
import { browserClock } from '../feed/host-clock';
import type { Locale } from '../i18n/locale';
import { movedOf, recountsOf, type Moved, type MovedClock, type RecountLine, type Recounts } from './admin-api';

const refreshMs = 3_000;

/** Recounts of kept deadlines, newest first, and what each moved. Looks again by itself: a recount of a million takes its time. */
export class AdminRecounts extends LitElement {
  static override properties = { locale: {}, company: {} };
  declare locale: Locale;
  declare company: string;

  private recounts: Recounts | null = null;
  private moved: Moved | null = null;
  private readonly alive = new AbortController();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.follow();
  }

  override disconnectedCallback(): void {
    this.alive.abort();
    super.disconnectedCallback();
  }

  private async follow(): Promise<void> {
    while (!this.alive.signal.aborted) {
      const answer = await recountsOf(this.company);
      if (answer !== null && 'body' in answer) this.recounts = answer.body;
      this.requestUpdate();
      await browserClock.delay(refreshMs, this.alive.signal);
    }
  }

  protected override render(): TemplateResult {
    const { admin } = this.locale.words;
    if (this.recounts === null) return html``;
    return html`<section>
      <h2>${admin.recounts}</h2>
      ${
        this.recounts.recounts.length === 0
          ? html`<p class="t2">${admin.noRecounts}</p>`
          : html`<ul class="recounts">
              ${this.lines(this.recounts)}
            </ul>`
      }
      ${this.moved === null ? nothing : this.list(this.moved)}
    </section>`;
  }

  private lines({ recounts, timeZone }: Recounts): TemplateResult[] {
    return recounts.map(line => this.line(line, timeZone));
  }

  private line(line: RecountLine, zone: string): TemplateResult {
    const { admin } = this.locale.words;
    return html`<li>
      <span>${dayAndTime(line.begunAt, zone, this.locale)}</span>
      <span>${admin.causes[line.cause](line.what)}</span>
      <span class="t2"
        >${line.doneAt === undefined ? admin.counting(line.moved) : admin.counted(line.counted, line.moved, line.tookMs)}</span
      >
      ${line.moved === 0 ? nothing : html`<button type="button" @click=${() => this.show(line)}>${admin.whatMoved}</button>`}
    </li>`;
  }

  private list({ moved, total, timeZone }: Moved): TemplateResult {
    const { admin } = this.locale.words;
    const instant = (at: string | undefined) =>
      at === undefined ? admin.noInstant : dayAndTime(at, timeZone, this.locale);
    const [, before, after, reason] = admin.movedColumns;
    return html`<div class="scroll">
      <table>
        <caption class="t2">
          ${admin.movedShown(moved.length, total)}
        </caption>
        <thead>
          <tr>
            ${admin.movedColumns.map(column => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${moved.map(
            m =>
              html`<tr>
                <th scope="row">${m.subject.split('/').slice(2).join('/')}</th>
                <td data-label=${before}>${instant(m.old)}</td>
                <td data-label=${after}>${instant(m.new)}</td>
                <td data-label=${reason}>${this.why(m)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private why(moved: MovedClock): string {
    const { admin } = this.locale.words;
    return moved.days.length === 0
      ? admin.byRule(moved.rule)
      : admin.byDays(moved.days.map(day => day.split('-').reverse().join('.')));
  }

  private async show(line: RecountLine): Promise<void> {
    const answer = await movedOf(this.company, line.id);
    if (answer !== null && 'body' in answer) this.moved = answer.body;
    this.requestUpdate();
  }
}

customElements.define('admin-recounts', AdminRecounts);
