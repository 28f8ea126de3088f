import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import { tellYear, yearOf, type CalendarLine, type Calendars, type CalendarYear, type Problem } from './admin-api';
import { problemView } from './problem-view';

/** Production calendars: which years are known, which are missing, the next one or a correction. */
export class AdminCalendars extends LitElement {
  static override properties = { locale: {}, calendars: {} };
  declare locale: Locale;
  declare calendars: Calendars;

  private year: CalendarYear | null = null;
  private problem: Problem | null | 'none' = 'none';
  private busy = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { admin } = this.locale.words;
    return html`<form class="panel" @submit=${this.tell}>
        <h2>${admin.importTitle}</h2>
        <label
          >${admin.calendar}<select name="calendar">
            ${this.calendars.calendars.map(c => html`<option value=${c.calendar}>${c.calendar}</option>`)}
          </select></label
        >
        <label
          >${admin.year}<input name="year" type="number" min="1990" max="2200" required .value=${this.nextYear()}
        /></label>
        <label>${admin.file}<input name="file" type="file" accept="text/csv,.csv" required /></label>
        <p class="t2 small">${admin.importHint}</p>
        <p class="buttons">
          <button class="action" type="submit" ?disabled=${this.busy}>
            ${this.busy ? admin.importing : admin.import}
          </button>
        </p>
      </form>
      ${this.problem === 'none' ? nothing : problemView(this.problem, this.locale)}
      ${this.calendars.calendars.map(calendar => this.calendar(calendar))}
      ${this.year === null ? nothing : this.opened(this.year)}`;
  }

  private calendar(calendar: CalendarLine): TemplateResult {
    const { admin } = this.locale.words;
    return html`<section>
      <div class="title">
        <h2>${admin.calendarName(calendar.calendar)}</h2>
        <span class="t2 small">${calendar.companies.map(({ name }) => this.locale.text(name)).join(', ')}</span>
      </div>
      ${calendar.missing.map(year => html`<p class="missing"><i class="mark nodata"></i> ${admin.missing(year)}</p>`)}
      <ul class="years">
        ${calendar.years.map(
          year =>
            html`<li>
              <button type="button" @click=${() => this.show(calendar.calendar, year.year)}>
                <strong>${year.year}</strong>
                <span class="t2"
                  >${calendar.calendar.includes('-') ? admin.ownDays(year.special) : admin.workingDays(year.workingDays)}</span
                >
                <small class="t2">${year.told ? (year.by ?? '') : admin.shipped}</small>
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private opened(year: CalendarYear): TemplateResult {
    const { admin } = this.locale.words;
    const kind = (name: string | undefined) =>
      name === undefined ? '–' : admin.dayKinds[name as keyof typeof admin.dayKinds];
    const date = (iso: string) => iso.split('-').reverse().join('.');
    return html`<section class="panel" id="year">
      <h2>${admin.calendarName(year.calendar)}, ${year.year}</h2>
      ${
        year.changed.length === 0
          ? nothing
          : html`<h3>${admin.changedLast}</h3>
              <ul class="changes">
                ${year.changed.map(day => html`<li class="changed"><span class="sign" aria-hidden="true">→</span><span>${date(day.date)}: ${kind(day.old)} → ${kind(day.new)}</span></li>`)}
              </ul>`
      }
      <ul class="days">
        ${year.days.map(day => html`<li><time datetime=${day.date}>${date(day.date)}</time> ${kind(day.kind)}${day.movedFrom === undefined ? nothing : html` <span class="t2">${admin.movedFrom(date(day.movedFrom))}</span>`}</li>`)}
      </ul>
    </section>`;
  }

  private nextYear(): string {
    const national = this.calendars.calendars[0];
    return String(national?.missing[0] ?? Number(this.calendars.today.slice(0, 4)) + 1);
  }

  private async show(calendar: string, year: number): Promise<void> {
    const answer = await yearOf(calendar, year);
    if (answer !== null && 'body' in answer) this.year = answer.body;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('#year')?.scrollIntoView({ block: 'nearest' });
  }

  private readonly tell = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    this.busy = true;
    this.requestUpdate();
    const answer = await tellYear(form.get('calendar') as string, form.get('year') as string, form.get('file') as File);
    this.busy = false;
    if (answer !== null && 'body' in answer) {
      [this.problem, this.year] = ['none', answer.body];
      this.dispatchEvent(new CustomEvent('told'));
    } else this.problem = answer === null ? null : answer.problem;
    this.requestUpdate();
  };
}

customElements.define('admin-calendars', AdminCalendars);
