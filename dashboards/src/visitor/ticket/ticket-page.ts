import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PageSetting } from '../../app/page-setting';
import { commandId } from '../../commands/command-id';
import { post } from '../../commands/send';
import { browserClock } from '../../feed/host-clock';
import { bandMinutes } from '../../format/durations';
import { markView, type MarkState } from './mark-view';
import { TicketFeed, type TicketAnswer } from './ticket-feed';
import './ticket-page.css';

const patienceMs = 15_000;
const call = [400, 200, 400, 200, 800];

type Question = 'later' | 'leave' | null;

/** `/t/{code}`: one ticket in the hand of its visitor. Nothing on it is personal. */
export class TicketPage extends LitElement {
  private readonly feed: TicketFeed;
  private readonly alive = new AbortController();
  private question: Question = null;
  private busy = false;
  private failed = false;
  private mark: MarkState = 'asked';

  constructor(
    private readonly setting: PageSetting,
    private readonly code: string,
  ) {
    super();
    this.feed = new TicketFeed(this, code, browserClock, called);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    this.alive.abort();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { ticket: words } = this.setting.locale.words;
    const { ticket, unknown, lost } = this.feed;
    if (unknown)
      return html`<main class="notice" role="alert">
        <h1>${words.unknown}</h1>
        <p class="t2">${words.unknownHint}</p>
      </main>`;
    if (ticket === null)
      return html`<main class="notice" role="status">
        <h1>…</h1>
        <p class="t2">${lost ? words.unreachable : words.loading}</p>
      </main>`;
    document.title = words.title(ticket.number);
    return html`<div class="pass ${ticket.state} ${lost ? 'old' : ''}">
      <header>
        <p>${this.setting.locale.text(ticket.officeName)}</p>
        ${ticket.address === undefined ? nothing : html`<p class="t2 small">${this.setting.locale.text(ticket.address)}</p>`}
      </header>
      <main aria-live="assertive">
        <p class="number num" translate="no">${ticket.number}</p>
        <p class="t2 service">${this.setting.locale.text(ticket.serviceName)}</p>
        ${this.standing(ticket)}
      </main>
      ${lost ? html`<p class="lost" role="status">${words.old}</p>` : nothing}
      ${this.failed ? html`<p class="is-breach" role="alert">${words.failed}</p>` : nothing}
      ${ticket.endedAt === undefined ? html`<footer>${this.actions(ticket)}</footer>` : nothing}
      ${
        ticket.state === 'served'
          ? html`<footer>${markView(this.mark, this.busy, mark => void this.give(mark), this.setting.locale)}</footer>`
          : nothing
      }
    </div>`;
  }

  private standing(ticket: TicketAnswer): TemplateResult {
    const { locale } = this.setting;
    const { ticket: words } = locale.words;
    const time = (at: string | undefined) => (at === undefined ? '' : locale.clock(Date.parse(at), ticket.timeZone));
    switch (ticket.state) {
      case 'waiting':
        return html`<p class="say">${words.position((ticket.position ?? 1) - 1)}</p>
          ${this.wait(ticket)}
          <p class="t2 small">${words.vibration}</p>`;
      case 'called':
        return html`<p class="say">${ticket.recalls > 0 ? words.calledAgain : words.called}</p>
          <p class="window num">${ticket.window}</p>
          ${ticket.noShowAt === undefined ? nothing : html`<p>${words.until(time(ticket.noShowAt))}</p>`}`;
      case 'serving':
        return html`<p class="say">${words.serving}</p>
          <p class="wait">${ticket.window === undefined ? nothing : words.atWindow(ticket.window)}</p>`;
      case 'parked':
        return html`<p class="say">${words.parked(time(ticket.parkedUntil))}</p>
          <p class="t2">${words.parkedHint}</p>`;
      case 'served':
      case 'noShow':
      case 'left':
      case 'turnedAway':
        return html`<p class="say">${words.ended[ticket.state]}</p>`;
    }
  }

  private wait({ ewt }: TicketAnswer): TemplateResult {
    const { words } = this.setting.locale;
    if (ewt === undefined) return html`<p class="t2">${words.ticket.waitUnknown}</p>`;
    const { from, to } = bandMinutes(ewt.p50S, ewt.p90S);
    return html`<p class="t2">${words.ticket.wait}</p>
      <p class="wait num">${to === 0 ? words.minutes(0, 1) : words.minutes(from, to)}</p>`;
  }

  private actions({ state }: TicketAnswer): TemplateResult | typeof nothing {
    const { ticket: words } = this.setting.locale.words;
    const button = (text: string, act: () => void, main = false) =>
      html`<button type="button" class=${main ? 'main' : ''} ?disabled=${this.busy} @click=${act}>${text}</button>`;
    const ask = (question: Question) => () => {
      this.question = question;
      this.requestUpdate();
    };
    if (this.question === 'later')
      return html`<p class="q">${words.laterTitle}</p>
        ${[10, 20, 30].map(minutes => button(words.minutes(minutes), () => void this.do('park', { minutes })))}
        ${button(words.stay, ask(null))}`;
    if (this.question === 'leave')
      return html`<p class="q">${words.leaveSure}</p>
        ${button(words.leaveYes, () => void this.do('leave', {}))} ${button(words.stay, ask(null), true)}`;
    if (state === 'parked')
      return html`${button(words.back, () => void this.do('return', {}), true)} ${button(words.leave, ask('leave'))}`;
    if (state === 'serving') return nothing;
    return html`${button(words.later, ask('later'))} ${button(words.leave, ask('leave'))}`;
  }

  private async give(mark: number): Promise<void> {
    if (this.busy) return;
    [this.busy, this.failed] = [true, false];
    this.requestUpdate();
    const path = `tickets/${encodeURIComponent(this.code)}/mark`;
    const reply = await post({ path, body: { mark } }, commandId(), browserClock, this.alive.signal, patienceMs);
    const before = reply.kind === 'refused' && reply.code === 'already-given';
    [this.busy, this.failed] = [false, reply.kind !== 'done' && !before];
    if (!this.failed) this.mark = before ? 'before' : 'given';
    this.requestUpdate();
  }

  private async do(what: 'park' | 'leave' | 'return', body: object): Promise<void> {
    if (this.busy) return;
    [this.busy, this.failed] = [true, false];
    this.requestUpdate();
    const path = `tickets/${encodeURIComponent(this.code)}/${what}`;
    const reply = await post({ path, body }, commandId(), browserClock, this.alive.signal, patienceMs);
    [this.busy, this.failed, this.question] = [false, reply.kind !== 'done', null];
    this.requestUpdate();
  }
}

/** A call, and every repeated one, is felt in the hand. */
function called(before: TicketAnswer | null, after: TicketAnswer): void {
  if (after.state !== 'called') return;
  if (before?.state === 'called' && before.recalls === after.recalls) return;
  // Some browsers cannot, and none does before the page was touched; the picture says the same.
  if ('vibrate' in navigator && navigator.userActivation.hasBeenActive) navigator.vibrate(call);
}

customElements.define('ticket-page', TicketPage);
