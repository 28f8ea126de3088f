import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { WordsAnswer } from '../desk/appeals/answers';
import { browserClock } from '../feed/host-clock';
import type { Locale } from '../i18n/locale';
import type { EntryKind, Journey, JourneyEntry, Whose } from './journey';
import { askJourney, type NoJourney } from './journey-api';
import './journey.css';
import { kindChips, listView, type ListSetting } from './journey-list';
import { summaryView } from './journey-summary';

/** Seconds are nothing to a journey: what came of it is seen soon enough. */
const refreshMs = 10_000;

/** What its place decides of a panel. */
export interface PanelSetting extends Pick<ListSetting, 'here' | 'openAppeal'> {
  /** Whether it is worth a word that there is nothing to show; a card is right without it. */
  readonly saysWhy: boolean;
  readonly newestFirst: boolean;
}

/** One customer's contacts: how often he came, filter by kind, the list page by page. */
export class JourneyPanel extends LitElement {
  private journey: Journey | null = null;
  private entries: readonly JourneyEntry[] = [];
  private refusal: NoJourney | null = null;
  private kind: EntryKind | null = null;
  private words: WordsAnswer | null = null;
  /** Whether more than the newest page was asked for. */
  private older = false;
  private asking = new AbortController();
  private alive = new AbortController();

  constructor(
    private readonly company: string,
    readonly whose: Whose,
    private readonly locale: Locale,
    private readonly setting: PanelSetting,
  ) {
    super();
  }

  /** Names of kinds, offices and the zone, where whoever looks may read them. */
  named(words: WordsAnswer | null): this {
    if (words !== this.words) this.requestUpdate();
    this.words = words;
    return this;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.alive = new AbortController();
    void this.run(this.alive.signal);
  }

  override disconnectedCallback(): void {
    this.alive.abort();
    this.asking.abort();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult | typeof nothing {
    const said = this.locale.words.journey;
    if (this.journey === null) {
      if (!this.setting.saysWhy) return nothing;
      return this.refusal === null
        ? html`<p class="t2" role="status">${said.loading}</p>`
        : html`<p class="said" role="alert">${said.none[this.refusal]}</p>`;
    }
    const list: ListSetting = { ...this.setting, locale: this.locale, words: this.words, asOf: this.journey.asOf };
    const more = this.journey.total - this.entries.length;
    const button =
      more > 0
        ? html`<button type="button" class="more" @click=${() => void this.more()}>${said.more(more)}</button>`
        : nothing;
    return html`<section class="journey">
      ${summaryView(this.journey, this.locale)} ${kindChips(this.journey, this.kind, this.locale, this.choose)}
      ${this.refusal === null ? nothing : html`<p class="small is-risk" role="status">${said.stale}</p>`}
      ${this.setting.newestFirst ? nothing : button}
      ${listView(this.setting.newestFirst ? this.entries : this.entries.toReversed(), list)}
      ${this.setting.newestFirst ? button : nothing}
    </section>`;
  }

  private readonly choose = (kind: EntryKind | null) => {
    this.kind = kind;
    this.older = false;
    void this.load(0);
  };

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // Whoever has gone on to older pages reads them in peace.
      if (!document.hidden && !this.older) await this.load(0);
      await browserClock.delay(refreshMs, signal);
    }
  }

  private more(): Promise<void> {
    this.older = true;
    return this.load(this.entries.length);
  }

  private async load(skip: number): Promise<void> {
    this.asking.abort();
    const asking = (this.asking = new AbortController());
    const told = await askJourney(this.company, this.whose, this.kind, skip, asking.signal);
    // An answer to an older question must not take the place of a newer one's.
    if (asking.signal.aborted) return;
    this.refusal = typeof told === 'string' ? told : null;
    if (typeof told === 'string') {
      // Without a connection what was told stays; whoever may no longer see it does not.
      if (told !== 'failed') this.journey = null;
    } else {
      const known = new Set(this.entries.map(({ kind, id }) => `${kind} ${id}`));
      this.entries =
        skip === 0
          ? told.entries
          : [...this.entries, ...told.entries.filter(({ kind, id }) => !known.has(`${kind} ${id}`))];
      this.journey = told;
    }
    this.requestUpdate();
  }
}

customElements.define('journey-panel', JourneyPanel);
