import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { instantOf } from '../../desk/appeals/moments';
import type { Locale } from '../../i18n/locale';
import type { NamedCompany } from '../admin-api';
import { officesOf, type Offices } from '../rotas/rotas-api';
import type { WantedKey } from './keys-api';
import { purposeNames, purposeOf, type PurposeName } from './purposes';

/** What a new key is for; tells `wanted` with it. */
export class KeyForm extends LitElement {
  static override properties = { locale: {}, companies: {}, zone: {}, busy: {} };
  declare locale: Locale;
  declare companies: readonly NamedCompany[];
  declare zone: string;
  declare busy: boolean;

  private purpose: PurposeName = 'screen';
  private company = '';
  private offices: Offices['offices'] = [];

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.choose(this.companies[0]?.id ?? '');
  }

  protected override render(): TemplateResult {
    const { keys } = this.locale.words.admin;
    const { place } = purposeOf(this.purpose);
    return html`<form class="panel" @submit=${this.submit}>
      <h2>${keys.issueTitle}</h2>
      <label
        >${keys.purpose}<select name="purpose" @change=${this.changed}>
          ${purposeNames.map(name => html`<option value=${name} ?selected=${name === this.purpose}>${keys.purposes[name]}</option>`)}
        </select></label
      >
      ${place === 'hub' ? nothing : this.companyField()} ${place === 'office' ? this.officeField() : nothing}
      <label>${keys.label}<input name="label" maxlength="100" required placeholder=${keys.labelHint} /></label>
      <label>${keys.expires}<input name="expires" type="date" /></label>
      <p class="t2 small">${keys.issueHint}</p>
      <p class="buttons"><button class="action" type="submit" ?disabled=${this.busy}>${keys.issue}</button></p>
    </form>`;
  }

  private companyField(): TemplateResult {
    return html`<label
      >${this.locale.words.admin.keys.company}<select name="company" @change=${this.changed}>
        ${this.companies.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.company}>${this.locale.text(name)}</option>`)}
      </select></label
    >`;
  }

  private officeField(): TemplateResult {
    return html`<label
      >${this.locale.words.admin.keys.office}<select name="office" required>
        ${this.offices.map(({ id, name }) => html`<option value=${id}>${this.locale.text(name)}</option>`)}
      </select></label
    >`;
  }

  private readonly changed = (event: Event): void => {
    const { name, value } = event.target as HTMLSelectElement;
    if (name === 'purpose') this.purpose = value as PurposeName;
    else void this.choose(value);
    this.requestUpdate();
  };

  private async choose(company: string): Promise<void> {
    this.company = company;
    const answer = company === '' ? null : await officesOf(company);
    if (this.company !== company) return;
    this.offices = answer !== null && 'body' in answer ? answer.body.offices : [];
    this.requestUpdate();
  }

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const said = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' && value !== '' ? value : undefined;
    };
    const [company, office, expires] = [said('company'), said('office'), said('expires')];
    const detail: WantedKey = {
      label: said('label') ?? '',
      rights: purposeOf(this.purpose).rights,
      ...(company === undefined ? {} : { company }),
      ...(office === undefined ? {} : { office }),
      ...(expires === undefined ? {} : { expiresAt: instantOf(`${expires}T23:59`, this.zone) }),
    };
    this.dispatchEvent(new CustomEvent('wanted', { detail }));
  };
}

customElements.define('key-form', KeyForm);
