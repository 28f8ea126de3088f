import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PageSetting } from '../app/page-setting';
import { refusalPage } from '../design/refusal-page';
import { browserClock } from '../feed/host-clock';
import type { Refusal } from '../feed/link';
import { boards } from '../pages/api';
import { daysOn, dateIn } from '../past/day';
import { askWhatIf, type WhatIfAnswer } from './answer';
import { answerView } from './answer-view';
import { changesIn, textOf, usualChange, type Change } from './changes';
import { formView, type Question } from './form-view';
import './what-if.css';

/** What stands beside the form. */
type Stage =
  | { readonly kind: 'intro' | 'playing' | 'nobody' | 'failed' }
  | { readonly kind: 'answered'; readonly answer: WhatIfAnswer; readonly changes: readonly Change[] };

/** `/what-if/{company}/{office}`: a past day of an office with more windows or fewer. The question stands in the address. */
export class WhatIfPage extends LitElement {
  private name = '';
  private question: Question;
  private stage: Stage = { kind: 'intro' };
  private refused: Refusal | null = null;
  private asking = new AbortController();
  private readonly lastDay: string;

  /** @param query May hold a question: `day` and `windows`. */
  constructor(
    private readonly setting: PageSetting,
    private readonly company: string,
    private readonly office: string,
    private readonly query: URLSearchParams,
  ) {
    super();
    // A day of the device's calendar: the office's own is not known before its first answer.
    const [nowMs, zone] = [browserClock.deviceTime().getTime(), Intl.DateTimeFormat().resolvedOptions().timeZone];
    this.lastDay = dateIn(nowMs, zone);
    this.question = {
      day: query.get('day') ?? dateIn(daysOn(-1, nowMs, zone), zone),
      changes: changesIn(query.get('windows')) ?? [usualChange],
    };
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.learnName();
    if (this.query.has('day') && changesIn(this.query.get('windows')) !== null) void this.ask();
  }

  override disconnectedCallback(): void {
    this.asking.abort();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { locale, keyRejected } = this.setting;
    const { whatIf: words } = locale.words;
    if (this.refused !== null) return refusalPage(this.refused, keyRejected, locale);
    document.title = words.title(this.name === '' ? this.office : this.name);
    return html`<div class="what-if">
      <header>
        <h1>${words.heading}</h1>
        <p class="t2">${locale.text(this.name)}</p>
        <a href="/wall/${this.company}/${this.office}">${words.back}</a>
      </header>
      ${formView(
        this.question,
        this.lastDay,
        this.stage.kind === 'playing',
        locale,
        question => {
          this.question = question;
          this.requestUpdate();
        },
        () => void this.ask(),
      )}
      <main>${this.content()}</main>
    </div>`;
  }

  private content(): TemplateResult | typeof nothing {
    const { locale } = this.setting;
    const { whatIf: words } = locale.words;
    switch (this.stage.kind) {
      case 'answered':
        return answerView(this.stage.answer, this.stage.changes, locale);
      case 'intro':
        return html`<div class="said">
          <p class="do">${words.intro}</p>
          <p class="t2">${words.how}</p>
        </div>`;
      case 'playing':
        return html`<p class="t2" role="status">${words.playing}</p>`;
      case 'nobody':
      case 'failed':
        return html`<p class="said do" role="alert">${words[this.stage.kind]}</p>`;
    }
  }

  private async ask(): Promise<void> {
    const { day, changes } = this.question;
    this.asking.abort();
    const asking = (this.asking = new AbortController());
    this.remember(day, textOf(changes));
    this.show({ kind: 'playing' });
    const told = await askWhatIf(this.company, this.office, day, textOf(changes), asking.signal);
    // An answer to an older question must not take the place of a newer one's.
    if (asking.signal.aborted) return;
    if (told === 'signed-out' || told === 'forbidden') this.refused = told;
    if (typeof told === 'object') this.show({ kind: 'answered', answer: told, changes });
    else this.show({ kind: told === 'day-unknown' ? 'nobody' : 'failed' });
  }

  private show(stage: Stage): void {
    this.stage = stage;
    this.requestUpdate();
  }

  /** Whoever passes the address on passes on the question. */
  private remember(day: string, windows: string): void {
    const url = new URL(location.href);
    url.searchParams.set('day', day);
    url.searchParams.set('windows', windows);
    history.replaceState(null, '', url.pathname + url.search.replaceAll('%3A', ':').replaceAll('%3D', '='));
  }

  /** The office by its name, from the list of boards; an office that has none there goes by its id in the title. */
  private async learnName(): Promise<void> {
    const entries = await boards();
    if (entries === 'signed-out') this.refused = 'signed-out';
    else this.name = entries?.find(each => each.company === this.company && each.office === this.office)?.title ?? '';
    this.requestUpdate();
  }
}

customElements.define('what-if-page', WhatIfPage);
