import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PageSetting } from '../../app/page-setting';
import { refusalPage } from '../../design/refusal-page';
import { mark, stateClass, type MarkState } from '../../design/state-mark';
import { browserClock } from '../../feed/host-clock';
import { freshness, isOld } from '../../feed/freshness';
import { buckets, statuses, type Bucket, type Line, type Word, type WordsAnswer } from './answers';
import './appeals-desk.css';
import { cardView, nameOf } from './card-view';
import { DeskController } from './desk-controller';
import { day, daysLeft } from './moments';
import { address, question, type Question } from './question';

const marks: Readonly<Record<Bucket, MarkState | null>> = {
  overdue: 'breach',
  today: 'risk',
  soon: null,
  later: null,
  none: 'noData',
};

/** `/appeals/{company}`: open appeals by how soon they are due, search, and one appeal with its clocks explained. */
export class AppealsDesk extends LitElement {
  private readonly desk: DeskController;
  private asked: Question;

  constructor(
    private readonly setting: PageSetting,
    company: string,
  ) {
    super();
    this.desk = new DeskController(this, company, browserClock);
    this.asked = question(new URLSearchParams(location.search));
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.wentBack);
    this.desk.ask(this.asked);
  }

  override disconnectedCallback(): void {
    removeEventListener('popstate', this.wentBack);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { locale, keyRejected } = this.setting;
    const { words, counts, refusal, card } = this.desk.state;
    if (refusal !== null && counts === null) return refusalPage(refusal, keyRejected, locale);
    document.title = locale.words.desk.title(words?.company ?? '');
    const old = isOld(freshness(this.desk.ageS)) && counts !== null;
    return html`<div class="desk ${card === null ? '' : 'opened'} ${old ? 'old' : ''}">
      <header>
        <h1>${words === null ? locale.words.desk.heading : locale.text(locale.words.desk.title(words.company))}</h1>
        ${this.age()}
      </header>
      <nav aria-label=${locale.words.desk.byDeadline}>${this.chips()}</nav>
      ${words === null ? nothing : this.search(words)}
      <main>${this.list(words)}</main>
      ${card === null || words === null ? nothing : html`<aside>${cardView(card, words, locale, this.closeCard)}</aside>`}
    </div>`;
  }

  private age(): TemplateResult {
    const { live } = this.setting.locale.words;
    const seconds = this.desk.ageS;
    if (!Number.isFinite(seconds)) return html`<span class="live old" role="status">${live.connecting}</span>`;
    return freshness(seconds) === 'live'
      ? html`<span class="live">${live.now(Math.max(1, Math.ceil(seconds)))}</span>`
      : html`<span class="live old" role="status">${live.old(seconds)}</span>`;
  }

  private chips(): TemplateResult {
    const { locale } = this.setting;
    const { desk } = locale.words;
    const { counts } = this.desk.state;
    const figure = (count: number | undefined) => (count === undefined ? '…' : locale.number(count));
    const chip = (bucket: Bucket | '', name: string, count: number | undefined, state: MarkState | null) =>
      html`<a
        class="chip"
        href=${address({ ...this.asked, bucket, id: '' }, new URLSearchParams(location.search)) || '?'}
        aria-current=${this.asked.bucket === bucket ? 'true' : 'false'}
        @click=${this.follow({ bucket, id: '' })}
        >${state === null ? nothing : mark(state)}<span>${name}</span><b class="tab">${figure(count)}</b></a
      >`;
    return html`${chip('', desk.all, counts?.counts.open, null)}${buckets.map(bucket =>
      chip(bucket, desk.buckets[bucket], counts?.counts[bucket], marks[bucket]),
    )}
    ${counts === null ? nothing : html`<span class="also t2">${desk.also(counts.counts.atRisk, counts.counts.repeats)}</span>`}`;
  }

  private search(words: WordsAnswer): TemplateResult {
    const { desk } = this.setting.locale.words;
    const byStatus = statuses.map(id => ({ id, name: desk.statuses[id], nameEn: desk.statuses[id] }));
    return html`<form role="search" @change=${this.changed} @submit=${this.submitted}>
      ${this.input('number', desk.number, 'search')} ${this.select('kind', desk.kind, words.kinds)}
      ${this.select('status', desk.status, byStatus)} ${this.select('channel', desk.channel, words.channels)}
      ${this.select('office', desk.office, words.offices)} ${this.input('executor', desk.executor, 'search')}
      ${this.input('from', desk.from, 'date')} ${this.input('to', desk.to, 'date')}
    </form>`;
  }

  private input(name: 'number' | 'executor' | 'from' | 'to', label: string, type: string): TemplateResult {
    return html`<label><span>${label}</span><input name=${name} type=${type} .value=${this.asked[name]} /></label>`;
  }

  private select(name: 'kind' | 'status' | 'channel' | 'office', label: string, all: readonly Word[]): TemplateResult {
    const { locale } = this.setting;
    return html`<label
      ><span>${label}</span
      ><select name=${name} .value=${this.asked[name]}>
        <option value="">${locale.words.desk.any}</option>
        ${all.map(({ id }) => html`<option value=${id} ?selected=${this.asked[name] === id}>${nameOf(all, id, locale)}</option>`)}
      </select></label
    >`;
  }

  private list(words: WordsAnswer | null): TemplateResult {
    const { locale } = this.setting;
    const { desk } = locale.words;
    const { page, counts } = this.desk.state;
    if (page === null || words === null || counts === null)
      return html`<p class="none t2" role="status">${desk.loading}</p>`;
    if (page.total === 0) {
      const nothingAtAll = counts.counts.open === 0 && address({ ...this.asked, id: '' }, new URLSearchParams()) === '';
      return html`<div class="none">
        <p class="num">0</p>
        <p class="t2">${nothingAtAll ? desk.empty : desk.nothingFound}</p>
      </div>`;
    }
    return html`<table>
        <thead>
          <tr>
            <th scope="col">${desk.due}</th>
            <th scope="col">${desk.number}</th>
            <th scope="col">${desk.kind}</th>
            <th scope="col">${desk.status}</th>
            <th scope="col">${desk.executor}</th>
            <th scope="col">${desk.channel}</th>
            <th scope="col">${desk.registered}</th>
          </tr>
        </thead>
        <tbody>
          ${page.lines.map(line => this.row(line, words, counts.asOf))}
        </tbody>
      </table>
      ${page.total > page.lines.length ? html`<p class="more t2">${desk.more(page.total - page.lines.length)}</p>` : nothing}`;
  }

  private row(line: Line, words: WordsAnswer, asOf: string): TemplateResult {
    const { locale } = this.setting;
    const { desk } = locale.words;
    const state = line.endedAt === undefined ? marks[line.bucket] : line.late ? 'breach' : null;
    const flags = [
      ...(line.vip ? ['VIP'] : []),
      ...(line.repeat ? [desk.repeat] : []),
      ...(line.anonymous ? [desk.anonymous] : []),
      ...(line.extended ? [desk.extended] : []),
    ].join(', ');
    const here = address({ ...this.asked, id: line.id }, new URLSearchParams(location.search));
    return html`<tr class=${line.id === this.asked.id ? 'chosen' : ''}>
      <td>
        <div class="due ${state === null ? '' : `is-${stateClass(state)}`}">
          ${state === null ? html`<i class="mark" aria-hidden="true"></i>` : mark(state, locale.words.state[state])}
          <span>${this.due(line, words, asOf)}</span>
        </div>
      </td>
      <td><a href=${here} @click=${this.follow({ id: line.id })}>${line.number ?? desk.unnumbered}</a></td>
      <td>
        <strong>${nameOf(words.kinds, line.kind, locale)}</strong>
        <small class="t2"
          >${[line.category === undefined ? '' : nameOf(words.categories, line.category, locale), flags].filter(text => text !== '').join(' · ')}</small
        >
      </td>
      <td>${desk.statuses[line.status]}</td>
      <td>${line.executor ?? html`<span class="t2">${desk.nobody}</span>`}</td>
      <td>${nameOf(words.channels, line.channel, locale)}</td>
      <td>${day(line.registeredAt, words.timeZone)}</td>
    </tr>`;
  }

  private due(line: Line, words: WordsAnswer, asOf: string): TemplateResult {
    const { desk } = this.setting.locale.words;
    if (line.endedAt !== undefined) return html`${line.late ? desk.endedLate : desk.endedInTime}`;
    if (line.dueAt === undefined) return html`${line.status === 'offered' ? desk.answered : desk.noDeadline}`;
    const left = daysLeft(asOf, line.dueAt, words.timeZone);
    return html`<b>${day(line.dueAt, words.timeZone)}</b>
      <small>${line.bucket === 'overdue' ? desk.overdueBy(-left) : desk.left(left)}</small>`;
  }

  private go(change: Partial<Question>): void {
    this.asked = { ...this.asked, ...change };
    history.pushState(null, '', address(this.asked, new URLSearchParams(location.search)) || location.pathname);
    this.desk.ask(this.asked);
    this.requestUpdate();
  }

  private readonly follow = (change: Partial<Question>) => (event: MouseEvent) => {
    // A new tab is the browser's business.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.go(change);
  };

  private readonly closeCard = (event: Event) => {
    event.preventDefault();
    this.go({ id: '' });
  };

  private readonly changed = (event: Event) => {
    const { name, value } = event.target as HTMLInputElement | HTMLSelectElement;
    this.go({ [name]: value.trim(), id: '' });
  };

  private readonly submitted = (event: Event) => {
    event.preventDefault();
  };

  private readonly wentBack = () => {
    this.asked = question(new URLSearchParams(location.search));
    this.desk.ask(this.asked);
    this.requestUpdate();
  };
}

customElements.define('appeals-desk', AppealsDesk);
