import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PageSetting } from '../../app/page-setting';
import { askedMark } from '../../design/live-mark';
import { refusalPage } from '../../design/refusal-page';
import { mark, type MarkState } from '../../design/state-mark';
import { browserClock } from '../../feed/host-clock';
import { freshness, isOld } from '../../feed/freshness';
import { JourneyPanel } from '../../journey/journey-panel';
import { buckets, type Bucket, type StepName, type WordsAnswer } from './answers';
import './appeals-desk.css';
import '../cases/cases.css';
import { tabs } from '../tabs';
import { cardView } from './card-view';
import { DeskController } from './desk-controller';
import { indicatorsView } from './indicators-view';
import { wishOf } from './keys';
import { listView, marks } from './list-view';
import { address, question, type Question } from './question';
import type { FormKind } from './register-body';
import { RegisterForm } from './register-form';
import { searchView } from './search-view';
import type { Position } from './sending';
import { StepForm } from './step-form';
import type { StepSetting } from './step-fields';
import './steps.css';
import { openSteps, stepsView } from './steps-view';

/** `/appeals/{company}`: open appeals by how soon they are due, search, one appeal with its clocks explained and what may be done with it, registering. */
export class AppealsDesk extends LitElement {
  private readonly desk: DeskController;
  private asked: Question;
  /** The step that is being filled in, with the appeal it is of. */
  private doing: { readonly id: string; readonly step: StepName; readonly form: StepForm } | null = null;
  private contacts: JourneyPanel | null = null;
  private registering: { readonly of: string; readonly form: RegisterForm } | null = null;

  constructor(
    private readonly setting: PageSetting,
    private readonly company: string,
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
    addEventListener('keydown', this.pressed);
    this.desk.ask(this.asked);
  }

  override disconnectedCallback(): void {
    removeEventListener('popstate', this.wentBack);
    removeEventListener('keydown', this.pressed);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { locale, keyRejected } = this.setting;
    const { words, counts, refusal, indicators } = this.desk.state;
    if (refusal !== null && counts === null) return refusalPage(refusal, keyRejected, locale);
    document.title = locale.words.desk.title(words?.company ?? '');
    const old = isOld(freshness(this.desk.ageS)) && counts !== null;
    const aside = words === null ? null : this.aside(words);
    return html`<div class="desk ${aside === null ? '' : 'opened'} ${old ? 'old' : ''}">
      <header>
        <h1>${words === null ? locale.words.desk.heading : locale.text(locale.words.desk.title(words.company))}</h1>
        ${tabs('appeals', locale)} ${askedMark(this.desk.ageS, words?.simulated === true, locale)}
        ${words === null ? nothing : this.openers()}
      </header>
      <nav aria-label=${locale.words.desk.byDeadline}>${this.chips()}</nav>
      ${words === null ? nothing : searchView(words, this.asked, locale, this.changed)}
      <main>
        ${listView(this.desk.state, { locale, asked: this.asked, follow: this.follow })}
        ${indicatorsView(indicators, locale)}
        ${words === null ? nothing : html`<p class="keys small t2">${locale.words.appealSteps.keys}</p>`}
      </main>
      ${aside === null ? nothing : html`<aside>${aside}</aside>`}
    </div>`;
  }

  private openers(): TemplateResult {
    const { appealSteps, journey } = this.setting.locale.words;
    const { register } = appealSteps;
    const open = (form: FormKind) => () => {
      this.go({ form, id: '' });
    };
    return html`<span class="openers"
      ><a href="/journey/${this.company}">${journey.findCustomer}</a
      ><button type="button" class="action" @click=${open('register')}>${register.open}</button
      ><button type="button" @click=${open('receive')}>${register.receive}</button></span
    >`;
  }

  private chips(): TemplateResult {
    const { locale } = this.setting;
    const { desk } = locale.words;
    const { counts } = this.desk.state;
    const figure = (count: number | undefined) => (count === undefined ? '…' : locale.number(count));
    const chip = (bucket: Bucket | '', name: string, count: number | undefined, state: MarkState | null) =>
      html`<a
        class="chip"
        href=${address({ ...this.asked, bucket, id: '', form: '' }, new URLSearchParams(location.search)) || '?'}
        aria-current=${this.asked.bucket === bucket ? 'true' : 'false'}
        @click=${this.follow({ bucket, id: '', form: '' })}
        >${state === null ? nothing : mark(state)}<span>${name}</span><b class="tab">${figure(count)}</b></a
      >`;
    return html`${chip('', desk.all, counts?.counts.open, null)}${buckets.map(bucket =>
      chip(bucket, desk.buckets[bucket], counts?.counts[bucket], marks[bucket]),
    )}
    ${counts === null ? nothing : html`<span class="also t2">${desk.also(counts.counts.atRisk, counts.counts.repeats)}</span>`}`;
  }

  private aside(words: WordsAnswer): TemplateResult | RegisterForm | null {
    if (this.asked.form !== '') return this.registerForm(this.asked.form, words);
    this.registering = null;
    const { card } = this.desk.state;
    if (card === null) return null;
    if (this.doing !== null && this.doing.id !== card.line.id) this.doing = null;
    this.doing?.form.told(card.changedAt);
    const steps = this.doing?.form ?? stepsView(card, this.setting.locale, this.choose);
    return cardView(
      card,
      words,
      this.setting.locale,
      this.closeCard,
      steps,
      this.contactsOf(card.line.id).named(words),
    );
  }

  /** The customer's contacts, asked for once per appeal; whoever may see one office only is refused, and the card is right without them. */
  private contactsOf(here: string): JourneyPanel {
    if (this.contacts?.whose.name === here) return this.contacts;
    const openAppeal = (id: string) => ({
      href: `?id=${encodeURIComponent(id)}`,
      click: this.follow({ id, form: '' }),
    });
    this.contacts = new JourneyPanel(this.company, { by: 'appeal', name: here }, this.setting.locale, {
      here,
      openAppeal,
      saysWhy: false,
      newestFirst: false,
    });
    return this.contacts;
  }

  private registerForm(kind: FormKind, words: WordsAnswer): RegisterForm | null {
    const { card } = this.desk.state;
    const of = `${kind}/${this.asked.id}`;
    if (this.registering?.of === of) return this.registering.form;
    // A letter is registered from its own card: without it there is nothing to begin with yet.
    if (this.asked.id !== '' && card === null) return null;
    const letter = this.asked.id === '' || card === null ? null : { ...card.line, receivedAt: card.receivedAt };
    const over = (id: string | null, position: Position) => {
      this.go({ form: '', id: id ?? this.asked.id }, position);
    };
    this.registering = { of, form: new RegisterForm(kind, this.company, words, this.setting.locale, letter, over) };
    return this.registering.form;
  }

  private readonly choose = (step: StepName) => {
    const { card, words } = this.desk.state;
    if (card === null || words === null) return;
    if (step === 'register-appeal') {
      this.go({ form: 'register' });
      return;
    }
    const over = (done: boolean, position: Position) => {
      if (done) this.doing = null;
      else this.doing?.form.requestUpdate();
      this.requestUpdate();
      this.desk.ask(this.asked, position);
    };
    this.doing = {
      id: card.line.id,
      step,
      form: new StepForm(step, () => this.stepSetting({ card, words }), this.addressOf, over),
    };
    this.requestUpdate();
  };

  /** The appeal as it was last told: whoever was told that it has changed sees what it has become. */
  private stepSetting(opened: Pick<StepSetting, 'card' | 'words'>): StepSetting {
    const { words, card, page, me } = this.desk.state;
    const executors = [...new Set(page?.lines.flatMap(line => line.executor ?? []) ?? [])];
    return { card: card ?? opened.card, words: words ?? opened.words, locale: this.setting.locale, me, executors };
  }

  private readonly addressOf = (step: StepName): string => {
    const { card } = this.desk.state;
    const own = `/api/v1/${this.company}`;
    return step === 'withdraw-consent'
      ? `${own}/people/${encodeURIComponent(card?.customer ?? '')}/${step}`
      : `${own}/appeal/${encodeURIComponent(card?.line.id ?? '')}/${step}`;
  };

  private go(change: Partial<Question>, after: Position = null): void {
    this.asked = { ...this.asked, ...change };
    history.pushState(null, '', address(this.asked, new URLSearchParams(location.search)) || location.pathname);
    this.desk.ask(this.asked, after);
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
    this.doing = null;
    this.go({ id: '' });
  };

  private readonly changed = (event: Event) => {
    const { name, value } = event.target as HTMLInputElement | HTMLSelectElement;
    this.go({ [name]: value.trim(), id: '' });
  };

  private readonly wentBack = () => {
    this.asked = question(new URLSearchParams(location.search));
    this.doing = null;
    this.desk.ask(this.asked);
    this.requestUpdate();
  };

  private readonly pressed = (event: KeyboardEvent) => {
    const inField = (event.target as Element).matches('input, select, textarea');
    const wished = wishOf(event, inField);
    if (wished === null || this.desk.state.words === null) return;
    if (wished.wish === 'register') this.go({ form: 'register', id: '' });
    else if (wished.wish === 'search') this.querySelector<HTMLElement>('input[name=number]')?.focus();
    else if (wished.wish === 'move') this.move(wished.by);
    else if (wished.wish === 'close') this.close();
    else if (!this.takeStep(wished.at)) return;
    event.preventDefault();
  };

  private move(by: 1 | -1): void {
    const links = [...this.querySelectorAll<HTMLElement>('main tbody a')];
    const at = links.indexOf(document.activeElement as HTMLElement);
    links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
  }

  /** What is on top closes first. */
  private close(): void {
    if (this.asked.form !== '') this.go({ form: '' });
    else if (this.doing !== null) this.doing = null;
    else if (this.asked.id !== '') this.go({ id: '' });
    this.requestUpdate();
  }

  private takeStep(at: number): boolean {
    const { card } = this.desk.state;
    const step = card === null || this.doing !== null || this.asked.form !== '' ? undefined : openSteps(card)[at];
    if (step !== undefined) this.choose(step);
    return step !== undefined;
  }
}

customElements.define('appeals-desk', AppealsDesk);
