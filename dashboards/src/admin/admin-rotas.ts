import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import type { Answer, Problem } from './admin-api';
import { contactForm, contactsView, readContact } from './contacts-view';
import { problemView } from './problem-view';
import { readException, rotaView } from './rota-view';
import { putContact, putRota, rotasOf, type Rota, type Rotas } from './rotas-api';

/** Who answers for the alerts of one company: rotas, replacements, contacts. */
export class AdminRotas extends LitElement {
  static override properties = { locale: {}, company: {} };
  declare locale: Locale;
  declare company: string;

  private rotas: Rotas | null = null;
  private problem: Problem | null | 'none' = 'none';

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('company')) void this.take(rotasOf(this.company));
  }

  protected override render(): TemplateResult {
    const { rules: words } = this.locale.words.admin;
    const { rotas } = this;
    return html`<section>
      <h2>${words.rotas}</h2>
      <p class="t2 small">${words.rotasHint}</p>
      ${this.problem === 'none' ? nothing : problemView(this.problem, this.locale)}
      ${
        rotas === null
          ? nothing
          : html`${rotas.rotas.length === 0 ? html`<p class="t2">${words.noRotas}</p>` : nothing}
            ${rotas.rotas.map(line => rotaView(line, rotas, this.locale, this.except(line.rota)))}
            ${contactsView(rotas, this.locale)} ${contactForm(this.locale, this.keep)}`
      }
    </section>`;
  }

  private readonly except =
    (rota: Rota) =>
    (event: SubmitEvent): void => {
      const form = submitted(event);
      const exceptions = [...(rota.exceptions ?? []), readException(new FormData(form))];
      void this.take(putRota(this.company, { ...rota, exceptions }), form);
    };

  private readonly keep = (event: SubmitEvent): void => {
    const form = submitted(event);
    const zone = this.rotas?.rotas[0]?.rota.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const { contact, email } = readContact(new FormData(form), zone);
    void this.take(putContact(this.company, contact, email), form);
  };

  /** A form is emptied once what it said is kept. */
  private async take(asked: Promise<Answer<Rotas>>, form?: HTMLFormElement): Promise<void> {
    const answer = await asked;
    if (answer !== null && 'body' in answer) {
      [this.rotas, this.problem] = [answer.body, 'none'];
      form?.reset();
    } else this.problem = answer === null ? null : answer.problem;
    this.requestUpdate();
  }
}

function submitted(event: SubmitEvent): HTMLFormElement {
  event.preventDefault();
  return event.target as HTMLFormElement;
}

customElements.define('admin-rotas', AdminRotas);
