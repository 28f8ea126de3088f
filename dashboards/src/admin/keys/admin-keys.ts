import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { browserClock } from '../../feed/host-clock';
import type { Locale } from '../../i18n/locale';
import type { NamedCompany } from '../admin-api';
import { Asking } from '../asking';
import './key-form';
import { isOver, keyLine, type KeyHands, type KeySetting } from './key-line';
import { issueKey, keysOf, renewKey, revokeKey, type DeviceKey, type DeviceKeys, type WantedKey } from './keys-api';
import './keys.css';
import { addressOf, purposeWith } from './purposes';

/** A key that was made just now; it is kept nowhere. */
interface Shown {
  readonly key: string;
  readonly label: string;
  readonly address: string | null;
}

/** Keys of screens, kiosks and programs: issue, renew with an overlap, revoke. */
export class AdminKeys extends LitElement {
  static override properties = { locale: {}, companies: {} };
  declare locale: Locale;
  declare companies: readonly NamedCompany[];

  private told: DeviceKeys | null = null;
  private shown: Shown | null = null;
  private asked: { readonly id: string; readonly what: 'renew' | 'revoke' } | null = null;
  private copied = false;
  private readonly asking = new Asking(this);
  private readonly zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  protected override render(): TemplateResult {
    if (this.told === null) return this.nothingYet();
    const setting = {
      locale: this.locale,
      zone: this.zone,
      companies: this.companies,
      usesSince: this.told.usesSince,
      nowMs: browserClock.nowMs(),
    };
    return html`${this.shown === null ? this.form() : this.once(this.shown)} ${this.asking.view(this.locale)}
    ${this.list(this.told.keys, setting)}`;
  }

  private nothingYet(): TemplateResult {
    const { admin } = this.locale.words;
    const { problem } = this.asking;
    if (problem === 'none') return html`<p class="t2" role="status">${admin.loading}</p>`;
    if (problem?.status === 403) return html`<p role="alert">${admin.keys.hubOnly}</p>`;
    return html`${this.asking.view(this.locale)}
      <p><button type="button" @click=${this.load}>${admin.again}</button></p>`;
  }

  private form(): TemplateResult {
    return html`<key-form
      .locale=${this.locale}
      .companies=${this.companies}
      .zone=${this.zone}
      .busy=${this.asking.busy}
      @wanted=${this.issue}
    ></key-form>`;
  }

  private once({ key, label, address }: Shown): TemplateResult {
    const { keys } = this.locale.words.admin;
    return html`<section class="panel once" role="status">
      <h2>${keys.shownOnce(label)}</h2>
      <p><code>${address ?? key}</code></p>
      <p class="t2 small">${address === null ? keys.keyHint : keys.addressHint}</p>
      <p class="buttons">
        <button class="action" type="button" @click=${() => void this.copy(address ?? key)}>
          ${this.copied ? keys.copied : keys.copy}
        </button>
        <button type="button" @click=${this.hide}>${keys.done}</button>
      </p>
    </section>`;
  }

  private list(all: readonly DeviceKey[], setting: KeySetting): TemplateResult {
    const { keys } = this.locale.words.admin;
    const over = all.filter(key => isOver(key, setting.nowMs));
    const alive = all.filter(key => !over.includes(key));
    return html`<section>
      <h2>${keys.inUse}</h2>
      ${
        alive.length === 0
          ? html`<p class="t2">${keys.none}</p>`
          : html`<ul class="keys">
              ${alive.map(key => keyLine(key, setting, this.handsOf(key)))}
            </ul>`
      }
      ${
        over.length === 0
          ? nothing
          : html`<details>
              <summary>${keys.over(over.length)}</summary>
              <ul class="keys">
                ${over.map(key => keyLine(key, setting, null))}
              </ul>
            </details>`
      }
    </section>`;
  }

  private handsOf(key: DeviceKey): KeyHands {
    return {
      asked: this.asked?.id === key.id ? this.asked.what : null,
      busy: this.asking.busy,
      ask: what => {
        this.asked = what === null ? null : { id: key.id, what };
        this.asking.forget();
        this.requestUpdate();
      },
      renew: hours => void this.make(renewKey(key.id, hours), key),
      revoke: () => void this.revoke(key.id),
    };
  }

  private readonly issue = (event: CustomEvent<WantedKey>): void => {
    void this.make(issueKey(event.detail), event.detail);
  };

  private async make(asked: ReturnType<typeof issueKey>, of: WantedKey): Promise<void> {
    const done = await this.asking.take(asked, ({ key }) => {
      this.shown = { key, label: of.label, address: addressOf(purposeWith(of.rights), of, key, location.origin) };
      [this.asked, this.copied] = [null, false];
    });
    if (!done) return;
    await this.load();
    this.querySelector('.once')?.scrollIntoView({ block: 'nearest' });
  }

  private async revoke(id: string): Promise<void> {
    if (await this.asking.take(revokeKey(id), () => (this.asked = null))) await this.load();
  }

  private readonly load = async (): Promise<void> => {
    await this.asking.take(keysOf(), told => (this.told = told));
  };

  private readonly hide = (): void => {
    this.shown = null;
    this.requestUpdate();
  };

  private async copy(text: string): Promise<void> {
    // Without TLS a browser has no clipboard; the key stands there to be marked by hand.
    this.copied =
      (await (navigator.clipboard as Clipboard | undefined)?.writeText(text).then(
        () => true,
        () => false,
      )) ?? false;
    this.requestUpdate();
  }
}

customElements.define('admin-keys', AdminKeys);
