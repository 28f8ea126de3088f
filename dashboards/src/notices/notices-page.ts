import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PageSetting } from '../app/page-setting';
import { commandId } from '../commands/command-id';
import { send } from '../commands/send';
import { refusalPage } from '../design/refusal-page';
import '../desk/appeals/appeals-desk.css';
import '../desk/cases/cases.css';
import { WorkController } from '../desk/cases/work-controller';
import { freshness, isOld } from '../feed/freshness';
import { browserClock } from '../feed/host-clock';
import type { ChannelReading, NoticeCard, NoticeList } from './answers';
import { channelsView } from './channels-view';
import { noticeCard, type Hands } from './notice-card';
import { noticesList } from './notices-list';
import './notices.css';

const patienceMs = 30_000;

/** `/notices/{company}`: what must be told to customers, its drafts, where it is published, and the channels of the month. */
export class NoticesPage extends LitElement {
  private readonly work: WorkController;
  private readonly alive = new AbortController();
  private chosen: string;
  private busy = false;
  private said: string | null = null;

  constructor(
    private readonly setting: PageSetting,
    private readonly company: string,
  ) {
    super();
    this.work = new WorkController(this, company, browserClock);
    this.chosen = new URLSearchParams(location.search).get('id') ?? '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.wentBack);
    this.work.ask(this.paths());
  }

  override disconnectedCallback(): void {
    removeEventListener('popstate', this.wentBack);
    this.alive.abort();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { locale, keyRejected } = this.setting;
    const { notices: words } = locale.words;
    const list = this.work.of('notices') as NoticeList | null;
    if (this.work.refusal !== null && list === null) return refusalPage(this.work.refusal, keyRejected, locale);
    const heading = list === null ? words.heading : locale.text(words.title(list.companyName));
    document.title = heading;
    const card = this.card();
    const old = isOld(freshness(this.work.ageS)) && list !== null;
    return html`<div class="desk work notices ${card === null ? '' : 'opened'} ${old ? 'old' : ''}">
      <header>
        <h1>${heading}</h1>
        <nav>
          <a class="chip" href=${`/wall/${this.company}`}>${words.wall}</a>
          <a class="chip" href=${`/outages/${this.company}`}>${locale.words.outage.title}</a>
        </nav>
        ${this.age()}
      </header>
      <main>${list === null ? this.nothingYet() : this.body(list)}</main>
      ${card === null || list === null ? nothing : html`<aside>${noticeCard(card, list.zone, locale, this.go(''), this.hands())}</aside>`}
    </div>`;
  }

  private nothingYet(): TemplateResult {
    const { notices: words } = this.setting.locale.words;
    return html`<p class="none t2" role="status">${this.work.isAbsent('notices') ? words.none : words.loading}</p>`;
  }

  private body(list: NoticeList): TemplateResult {
    const { locale } = this.setting;
    const channels = this.work.of('interruptions') as ChannelReading | null;
    return html`${noticesList(list, this.chosen, locale, this.go)}
    ${channels === null ? nothing : channelsView(channels, list.zone, locale)}`;
  }

  private card(): NoticeCard | null {
    return this.chosen === '' ? null : (this.work.of(this.cardPath()) as NoticeCard | null);
  }

  private hands(): Hands | null {
    if (!this.work.mayAct) return null;
    const own = (command: string) => `${this.company}/notice/${encodeURIComponent(this.chosen)}/${command}`;
    return {
      busy: this.busy,
      said: this.said,
      publish: (place, text) => void this.press(own('publish-notice'), { place, text }),
      withdraw: reason => void this.press(own('withdraw-notice'), { reason }),
    };
  }

  private async press(path: string, body: object): Promise<void> {
    const { failed } = this.setting.locale.words.notices;
    this.busy = true;
    this.requestUpdate();
    const answer = await send({ path, body }, commandId(), browserClock, this.alive.signal, patienceMs);
    this.busy = false;
    this.said =
      answer.kind === 'done'
        ? null
        : answer.kind === 'refused'
          ? `${failed.refused}: ${answer.detail}`
          : failed.unreachable;
    if (answer.kind === 'done') await this.work.load(answer.position);
    this.requestUpdate();
  }

  private age(): TemplateResult {
    const { live } = this.setting.locale.words;
    const seconds = this.work.ageS;
    if (!Number.isFinite(seconds)) return html`<span class="live old" role="status">${live.connecting}</span>`;
    return freshness(seconds) === 'live'
      ? html`<span class="live">${live.now(Math.max(1, Math.ceil(seconds)))}</span>`
      : html`<span class="live old" role="status">${live.old(seconds)}</span>`;
  }

  private cardPath(): string {
    return `notices/${encodeURIComponent(this.chosen)}`;
  }

  private paths(): readonly string[] {
    return ['notices', 'interruptions', ...(this.chosen === '' ? [] : [this.cardPath()])];
  }

  private readonly go = (id: string) => (event: Event) => {
    event.preventDefault();
    history.pushState(null, '', id === '' ? location.pathname : `?id=${encodeURIComponent(id)}`);
    this.wentBack();
  };

  private readonly wentBack = () => {
    this.chosen = new URLSearchParams(location.search).get('id') ?? '';
    this.said = null;
    this.work.ask(this.paths());
    this.requestUpdate();
  };
}

customElements.define('notices-page', NoticesPage);
