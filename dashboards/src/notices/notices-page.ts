import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PageSetting } from '../app/page-setting';
import { commandId } from '../commands/command-id';
import { askedMark } from '../design/live-mark';
import { refusalPage } from '../design/refusal-page';
import '../desk/appeals/appeals-desk.css';
import '../desk/cases/cases.css';
import { WorkController } from '../desk/cases/work-controller';
import { freshness, isOld } from '../feed/freshness';
import { browserClock } from '../feed/host-clock';
import { Actions } from './actions';
import type { ChannelReading, ForeseenInterruption, ForeseenNotice, NoticeCard, NoticeList } from './answers';
import { channelsView } from './channels-view';
import { Foresight } from './foresight';
import { draftPath, interruptionForm, reportOf } from './interruption-form';
import type { ChannelHands } from './interruption-view';
import { noticeCard, type Hands } from './notice-card';
import { keyOf, noticeForm, requirementOf, type SaidNotice } from './notice-form';
import { noticesList } from './notices-list';
import './notices.css';

/** `/notices/{company}`: what must be told to customers, its drafts, where it is published, and the channels of the month. What is open at the side stands in the address. */
export class NoticesPage extends LitElement {
  private readonly work: WorkController;
  private readonly alive = new AbortController();
  private readonly actions: Actions;
  private readonly interruption: Foresight<ForeseenInterruption>;
  private readonly notice: Foresight<ForeseenNotice>;
  private said: SaidNotice | null = null;
  private chosen = '';
  private form = '';

  constructor(
    private readonly setting: PageSetting,
    private readonly company: string,
  ) {
    super();
    const changed = () => {
      this.requestUpdate();
    };
    const { signal } = this.alive;
    this.work = new WorkController(this, company, browserClock);
    this.actions = new Actions(company, () => this.setting.locale, this.work, changed, signal);
    this.interruption = new Foresight(changed, signal);
    this.notice = new Foresight(changed, signal);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.wentBack);
    this.wentBack();
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
    const aside = list === null ? null : this.aside(list);
    const old = isOld(freshness(this.work.ageS)) && list !== null;
    return html`<div class="desk work notices ${aside === null ? '' : 'opened'} ${old ? 'old' : ''}">
      <header>
        <h1>${heading}</h1>
        <nav>
          <a class="chip" href=${`/wall/${this.company}`}>${words.wall}</a>
          <a class="chip" href=${`/outages/${this.company}`}>${locale.words.outage.title}</a>
          ${this.work.mayAct && (list?.kinds.length ?? 0) > 0 ? html`<a class="chip" href="?form=notice" @click=${this.go('form=notice')}>${words.newNotice}</a>` : nothing}
        </nav>
        ${askedMark(this.work.ageS, list?.simulated === true, locale)}
      </header>
      <main>${list === null ? this.nothingYet() : this.body(list)}</main>
      ${aside === null ? nothing : html`<aside>${aside}</aside>`}
    </div>`;
  }

  private nothingYet(): TemplateResult {
    const { notices: words } = this.setting.locale.words;
    return html`<p class="none t2" role="status">${this.work.isAbsent('notices') ? words.none : words.loading}</p>`;
  }

  private body(list: NoticeList): TemplateResult {
    const { locale } = this.setting;
    const channels = this.channels();
    const trouble = this.chosen === '' && this.form === '' ? this.trouble() : nothing;
    return html`${trouble} ${noticesList(list, this.chosen, locale, id => this.go(`id=${encodeURIComponent(id)}`))}
    ${channels === null || channels.channels.length === 0 ? nothing : channelsView(channels, list.zone, locale, this.channelHands())}`;
  }

  private aside(list: NoticeList): TemplateResult | null {
    const { locale } = this.setting;
    if (this.form !== '' && this.work.mayAct)
      return html`${this.trouble()} ${this.form === 'notice' ? this.noticeForm(list) : this.interruptionForm(list)}`;
    const card = this.chosen === '' ? null : (this.work.of(this.cardPath()) as NoticeCard | null);
    return card === null ? null : noticeCard(card, list.zone, locale, this.go(''), this.hands());
  }

  private trouble(): TemplateResult | typeof nothing {
    const { said } = this.actions;
    return said === null ? nothing : html`<p class="is-breach" role="alert">${said}</p>`;
  }

  private channels(): ChannelReading | null {
    return this.work.of('interruptions') as ChannelReading | null;
  }

  private interruptionForm({ zone, asOf }: NoticeList): TemplateResult | typeof nothing {
    const { locale } = this.setting;
    const channels = this.channels();
    if (channels === null) return nothing;
    return interruptionForm(channels, this.interruption.answer, Date.parse(asOf), zone, locale, {
      busy: this.actions.busy,
      close: this.go(''),
      changed: said => void this.interruption.look(draftPath(this.company, said, zone)),
      report: said => {
        const body = reportOf(said, commandId(), zone, locale.words.notices.plannedWorks);
        void this.pressAndClose('', [`channel/${said.channel}/report-interruption`, body]);
      },
    });
  }

  private noticeForm(list: NoticeList): TemplateResult {
    const { zone } = list;
    return noticeForm(list, this.channels(), this.said, this.notice.answer, this.setting.locale, {
      busy: this.actions.busy,
      close: this.go(''),
      changed: said => {
        this.said = said;
        if (said.at === '') this.notice.forget();
        else void this.notice.look(`${this.company}/notices/draft`, requirementOf(said, 'draft', zone));
        this.requestUpdate();
      },
      require: said => {
        const body = requirementOf(said, commandId().slice(0, 8), zone);
        const id = encodeURIComponent(keyOf(body));
        void this.pressAndClose(`id=${id}`, [`notice/${id}/require-notice`, body]);
      },
    });
  }

  private async pressAndClose(address: string, command: readonly [string, object]): Promise<void> {
    if (await this.actions.press(command)) this.turn(address);
  }

  private hands(): Hands | null {
    if (!this.work.mayAct) return null;
    const own = (command: string) => `notice/${encodeURIComponent(this.chosen)}/${command}`;
    return {
      busy: this.actions.busy,
      said: this.actions.said,
      publish: (place, text) => void this.actions.press([own('publish-notice'), { place, text }]),
      withdraw: reason => void this.actions.press([own('withdraw-notice'), { reason }]),
    };
  }

  private channelHands(): ChannelHands | null {
    if (!this.work.mayAct) return null;
    const of = (channel: string, command: string) => `channel/${channel}/${command}`;
    return {
      busy: this.actions.busy,
      open: this.go('form=interruption'),
      end: (channel, { reports }, at) =>
        void (at === null
          ? this.actions.press([of(channel, 'end-interruption'), {}])
          : this.actions.press(
              ...reports.map(report => [of(channel, 'report-interruption'), { report, endsAt: at }] as const),
            )),
      correct: (channel, interruption, reason, forceMajeure) =>
        void this.actions.press([of(channel, 'correct-interruption'), { interruption, reason, forceMajeure }]),
      withdraw: (channel, interruption, why) =>
        void this.actions.press([of(channel, 'withdraw-interruption'), { interruption, why }]),
    };
  }

  private cardPath(): string {
    return `notices/${encodeURIComponent(this.chosen)}`;
  }

  private readonly go = (address: string) => (event: Event) => {
    event.preventDefault();
    this.turn(address);
  };

  private turn(address: string): void {
    history.pushState(null, '', address === '' ? location.pathname : `?${address}`);
    this.wentBack();
  }

  private readonly wentBack = () => {
    const query = new URLSearchParams(location.search);
    [this.chosen, this.form] = [query.get('id') ?? '', query.get('form') ?? ''];
    [this.said, this.actions.said] = [null, null];
    this.notice.forget();
    this.interruption.forget();
    this.work.ask(['notices', 'interruptions', ...(this.chosen === '' ? [] : [this.cardPath()])]);
    this.requestUpdate();
  };
}

customElements.define('notices-page', NoticesPage);
