import { html, nothing, type TemplateResult } from 'lit';
import { formatWait } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import { dayBefore, dayText } from './days';
import { dutyView } from './duty-view';
import type { Refused } from './field';
import { weekdays } from './rota-draft';
import { exceptionFields } from './rota-form';
import type { Gap, Preview, RotaException, RotaLine, Rotas } from './rotas-api';

const mostGaps = 4;

/** What may be done with a rota that is kept. */
export interface CardHands extends Refused {
  readonly all: Rotas;
  readonly busy: boolean;
  /** Of this rota, or null before it was asked for. */
  readonly preview: Preview | null;
  readonly edit: () => void;
  readonly remove: () => void;
  readonly ahead: () => void;
  readonly except: (event: SubmitEvent) => void;
}

/** One rota: who is on duty now, step by step, the hours without anybody, and what differs on which days. */
export function rotaView({ rota, onDuty, gaps }: RotaLine, hands: CardHands): TemplateResult {
  const { locale, all } = hands;
  const { rotas: words } = locale.words.admin;
  const name = nameIn(all, locale);
  return html`<article class="panel rota">
    <h3>${locale.text(rota.name)}, ${locale.words.alerts.owner(rota.role)}</h3>
    <ol class="steps">
      ${rota.steps.map(
        (step, i) =>
          html`<li>
            <span class="t2">${words.step(i + 1, formatWait(step.waitS))}</span>
            <b>${onDuty[i]?.length === 0 ? words.nobody(name(rota.owner)) : onDuty[i]?.map(name).join(', ')}</b>
          </li>`,
      )}
    </ol>
    ${gaps.length === 0 ? nothing : html`<p class="is-risk">${words.gaps(gaps.length)}: ${gaps.slice(0, mostGaps).map(gap, words).join('; ')}${gaps.length > mostGaps ? '…' : ''}</p>`}
    ${exceptions(rota.exceptions ?? [], name, locale)}
    <p class="buttons">
      <button type="button" ?disabled=${hands.busy} @click=${hands.ahead} aria-expanded=${hands.preview !== null}>
        ${words.preview}
      </button>
      <button type="button" ?disabled=${hands.busy} @click=${hands.edit}>${words.edit}</button>
      <button type="button" ?disabled=${hands.busy} @click=${hands.remove}>${words.remove}</button>
    </p>
    ${hands.preview === null ? nothing : dutyView(rota, hands.preview, name, locale)} ${standInForm(hands)}
  </article>`;
}

/** Names of contacts by id. */
export const nameIn =
  ({ contacts }: Rotas, locale: Locale) =>
  (id: string): string =>
    locale.text(contacts.find(({ contact }) => contact.id === id)?.contact.name ?? id);

function gap(this: Locale['words']['admin']['rotas'], { day, from, until }: Gap): string {
  const index = weekdays.findIndex(each => each === day) + 1;
  return `${this.days[index] ?? day} ${from.slice(0, 5)}–${until.slice(0, 5)}`;
}

function exceptions(
  all: readonly RotaException[],
  name: (id: string) => string,
  locale: Locale,
): TemplateResult | typeof nothing {
  const { rotas: words } = locale.words.admin;
  if (all.length === 0) return nothing;
  return html`<h4>${words.exceptions}</h4>
    <ul>
      ${all.map(
        e =>
          html`<li>
            ${dayText(e.from)}–${dayText(dayBefore(e.until))}:
            ${e.contact === undefined ? words.everybody : name(e.contact)} →
            ${e.by === undefined ? words.nobodyBy : name(e.by)}
            ${e.reason === undefined ? nothing : html`<span class="t2">${locale.text(e.reason)}</span>`}
          </li>`,
      )}
    </ul>`;
}

const none: RotaException = { from: '', until: '' };

/** Somebody in another's place, or a holiday: the commonest change, in three fields. */
function standInForm(hands: CardHands): TemplateResult {
  const { rotas: words } = hands.locale.words.admin;
  return html`<details>
    <summary>${words.standIn}</summary>
    <form class="panel" @submit=${hands.except}>
      ${exceptionFields(none, { ...hands, problem: 'none' })}
      <p class="buttons"><button class="action" type="submit" ?disabled=${hands.busy}>${words.add}</button></p>
    </form>
  </details>`;
}
