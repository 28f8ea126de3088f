import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PageSetting } from '../app/page-setting';
import { commandId } from '../commands/command-id';
import { send } from '../commands/send';
import { liveMark } from '../design/live-mark';
import { refusalPage } from '../design/refusal-page';
import { BoardController } from '../feed/board-controller';
import { freshness, isOld } from '../feed/freshness';
import { browserClock } from '../feed/host-clock';
import './alert-inbox.css';
import { groupCard, pastLine } from './alert-view';
import { allowNotifications, Bell, notify, ring } from './bell';
import { inboxBoard, type AlertCell, type InboxBoard, type SilenceCell } from './cells';
import { handsView, type Form } from './hands-view';
import { groupsOf, ringing, silencePlace, tabs, type Tab } from './inbox';

const patienceMs = 30_000;

/** `/alerts/{company}` and `/alerts/{company}/{office}`: what burns, whose it is, and what somebody does about it. For a hand. */
export class AlertInbox extends LitElement {
  private readonly feed: BoardController;
  private readonly alive = new AbortController();
  private readonly bell = new Bell();
  private tab: Tab = 'firing';
  private form: { readonly key: string; readonly form: Form } | null = null;
  private said: { readonly key: string; readonly text: string } | null = null;
  private busy = false;
  private sound: 'off' | 'on' | 'denied' = 'off';

  constructor(
    private readonly setting: PageSetting,
    private readonly company: string,
    private readonly office: string | null,
  ) {
    super();
    this.feed = new BoardController(
      this,
      () => `alerts/${company}${office === null ? '' : `/${office}`}`,
      setting.versionSeen,
    );
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    this.alive.abort();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { locale, keyRejected } = this.setting;
    const { alerts: words } = locale.words;
    const { link, ageS } = this.feed.moment;
    if (link.kind === 'refused') return refusalPage(link.code, keyRejected, locale);
    const board = this.feed.board === null ? null : inboxBoard(this.feed.board.cells);
    if (board === null)
      return html`<main class="notice" role="status">
        <h1>…</h1>
        <p class="small t2">${words.loading}</p>
      </main>`;
    document.title = words.title(locale.text(board.about.name), board.counts.unaccepted);
    this.sing(board);
    return html`<div class="inbox ${isOld(freshness(ageS)) ? 'old' : ''}">
      ${this.header(board)} ${this.tabList(board)}
      <main aria-live="polite">${this.tab === 'past' ? this.past(board) : this.groups(board, this.tab)}</main>
      ${this.tab === 'quiet' ? this.silences(board) : nothing}
      <footer>
        <a href=${`/wall/${this.company}${this.office === null ? '' : `/${this.office}`}`}>${words.wall}</a>
        <button type="button" @click=${this.toggleSound}>${this.sound === 'off' ? words.bellOn : words.bellOff}</button>
        ${this.sound === 'denied' ? html`<span class="t2 small">${words.bellDenied}</span>` : nothing}
      </footer>
    </div>`;
  }

  private header({ about }: InboxBoard): TemplateResult {
    const { locale } = this.setting;
    return html`<header>
      <h1>${locale.words.alerts.heading}</h1>
      ${liveMark(this.feed.moment, about.simulated, about.timeZone, locale)}
    </header>`;
  }

  private tabList({ counts, alerts }: InboxBoard): TemplateResult {
    const { alerts: words } = this.setting.locale.words;
    const quiet = counts.silenced + counts.consequences + counts.recorded;
    const count: Record<Tab, number | null> = {
      firing: counts.unaccepted,
      accepted: counts.accepted,
      quiet,
      past: null,
    };
    const critical = alerts.some(({ severity }) => severity === 'critical');
    return html`<nav aria-label=${words.tabsOf}>
      ${tabs.map(
        tab =>
          html`<button
            type="button"
            class=${tab === 'firing' && critical ? 'burning' : ''}
            aria-pressed=${this.tab === tab}
            @click=${() => {
              this.tab = tab;
              this.requestUpdate();
            }}
          >
            ${words.tabs[tab]}${count[tab] === null ? nothing : html` <b class="pn">${count[tab]}</b>`}
          </button>`,
      )}
    </nav>`;
  }

  private groups(board: InboxBoard, tab: Exclude<Tab, 'past'>): TemplateResult {
    const { locale } = this.setting;
    const { alerts: words } = locale.words;
    const groups = groupsOf(board, tab);
    const { nowMs } = this.feed.moment;
    const setting = {
      nowMs,
      zone: board.about.timeZone,
      tab,
      locale,
      hands: (alert: AlertCell) => this.hands(alert, nowMs),
    };
    return html`${groups.map(group => groupCard(group, setting))}
    ${groups.length === 0 ? html`<p class="empty"><b>0</b> <span>${words.empty[tab]}</span></p>` : nothing}
    ${tab === 'firing' && board.counts.pending > 0 ? html`<p class="t2 small">${words.pending(board.counts.pending)}</p>` : nothing}`;
  }

  private past({ past, about }: InboxBoard): TemplateResult {
    const { locale } = this.setting;
    if (past.length === 0) return html`<p class="empty"><b>0</b> <span>${locale.words.alerts.empty.past}</span></p>`;
    return html`<ul class="pasts">
      ${past.map(alert => pastLine(alert, about.timeZone, locale))}
    </ul>`;
  }

  private silences({ silences, about }: InboxBoard): TemplateResult | typeof nothing {
    const { locale } = this.setting;
    const { alerts: words } = locale.words;
    if (silences.length === 0) return nothing;
    const line = ({ place, said, silent, turnsAt }: SilenceCell) => {
      const at = locale.clock(Date.parse(turnsAt), about.timeZone);
      const path = `${this.company}/silences/${place}/end-silence`;
      return html`<li>
        <span
          ><b>${said.reason}</b>
          <span class="t2">${said.by}, ${silent ? words.silenceOn(at) : words.silenceOff(at)}</span></span
        >
        <button type="button" @click=${() => void this.ask('', path, { silence: said.id })}>${words.endSilence}</button>
      </li>`;
    };
    return html`<section class="silences">
      <h2>${words.silences}</h2>
      <ul>
        ${silences.map(line)}
      </ul>
    </section>`;
  }

  private hands(alert: AlertCell, nowMs: number): TemplateResult {
    const own = (command: string) => `${this.company}/alert/${alert.key}/${command}`;
    return handsView(alert, {
      nowMs,
      locale: this.setting.locale,
      busy: this.busy,
      form: this.form?.key === alert.key ? this.form.form : null,
      said: this.said?.key === alert.key ? this.said.text : null,
      open: form => {
        this.form = form === null ? null : { key: alert.key, form };
        this.requestUpdate();
      },
      accept: () => void this.ask(alert.key, own('acknowledge-alert'), {}),
      escalate: () => void this.ask(alert.key, own('escalate-alert'), {}),
      write: text => void this.ask(alert.key, own('comment-alert'), { text }),
      silence: (minutes, reason) => {
        const until = new Date(nowMs + minutes * 60_000).toISOString();
        const silence = { silence: commandId(), until, reason, rule: alert.rule, subject: alert.subject };
        void this.ask(alert.key, `${this.company}/silences/${silencePlace(alert.subject)}/set-silence`, silence);
      },
    });
  }

  /** One press: sent until somebody answers; what it did comes over the feed. */
  private async ask(key: string, path: string, body: object): Promise<void> {
    const { failed } = this.setting.locale.words.alerts;
    this.busy = true;
    this.requestUpdate();
    const answer = await send({ path, body }, commandId(), browserClock, this.alive.signal, patienceMs);
    this.busy = false;
    this.said =
      answer.kind === 'done'
        ? null
        : { key, text: answer.kind === 'refused' ? `${failed.refused}: ${answer.detail}` : failed.unreachable };
    if (answer.kind === 'done') this.form = null;
    this.requestUpdate();
  }

  private sing(board: InboxBoard): void {
    if (this.sound === 'off') return;
    const { locale } = this.setting;
    const due = this.bell.due(ringing(board), this.feed.moment.monotonicMs);
    if (due.length === 0) return;
    void ring();
    for (const { subjectName, name, key } of due.slice(0, 3)) notify(subjectName, name[locale.language], key);
  }

  private readonly toggleSound = async () => {
    this.sound = this.sound !== 'off' ? 'off' : (await allowNotifications()) ? 'on' : 'denied';
    this.requestUpdate();
  };
}

customElements.define('alert-inbox', AlertInbox);
