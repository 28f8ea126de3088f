import { html, nothing, type TemplateResult } from 'lit';
import { dayAndTime } from '../../desk/appeals/moments';
import type { Locale } from '../../i18n/locale';
import type { NamedCompany } from '../admin-api';
import type { DeviceKey } from './keys-api';
import { purposeWith } from './purposes';

/** Hours for which the key of before may work on. */
export const overlaps = [0, 24, 72, 168, 720] as const;

export interface KeySetting {
  readonly locale: Locale;
  readonly zone: string;
  readonly companies: readonly NamedCompany[];
  readonly usesSince: string;
  readonly nowMs: number;
}

/** What may be done to one key; null for one that nobody may change any more. */
export interface KeyHands {
  /** What is asked about at the moment. */
  readonly asked: 'renew' | 'revoke' | null;
  readonly busy: boolean;
  ask(what: 'renew' | 'revoke' | null): void;
  renew(overlapHours: number): void;
  revoke(): void;
}

export const isOver = (key: DeviceKey, nowMs: number): boolean =>
  key.revoked || (key.expiresAt !== undefined && Date.parse(key.expiresAt) <= nowMs);

/** One key: what it is for and where, what is known of its use, what may be done. */
export function keyLine(key: DeviceKey, setting: KeySetting, hands: KeyHands | null): TemplateResult {
  const { locale } = setting;
  const { keys } = locale.words.admin;
  const purpose = purposeWith(key.rights);
  return html`<li class="key">
    <div class="what">
      <h3>${locale.text(key.label)}</h3>
      <p class="t2">
        ${purpose === null ? key.rights.join(', ') : keys.purposes[purpose]} · ${placeWords(key, setting)} ·
        <code>${key.id}</code>
      </p>
    </div>
    <p class="t2 small use">${use(key, setting)}</p>
    ${
      hands === null
        ? nothing
        : html`<div class="buttons">${buttons(hands, locale)}</div>
            ${asked(hands, locale)}`
    }
  </li>`;
}

function placeWords({ company, office }: DeviceKey, { companies, locale }: KeySetting): string {
  const { keys } = locale.words.admin;
  if (company === undefined) return keys.everywhere;
  const name = locale.text(companies.find(({ id }) => id === company)?.name ?? company);
  return office === undefined ? name : `${name}, ${keys.officeOf(office)}`;
}

function use(key: DeviceKey, { locale, zone, usesSince }: KeySetting): TemplateResult {
  const { keys } = locale.words.admin;
  const at = (instant: string) => dayAndTime(instant, zone, locale);
  const { former } = key;
  return html`${key.revoked ? keys.revoked : key.expiresAt === undefined ? keys.forever : keys.until(at(key.expiresAt))};
  ${key.lastUsedAt === undefined ? keys.unused(at(usesSince)) : keys.used(at(key.lastUsedAt))}${
    former === undefined
      ? nothing
      : html`<br /><strong class="is-risk"
            >${keys.formerUntil(at(former.until))}${former.lastUsedAt === undefined ? nothing : `, ${keys.formerUsed(at(former.lastUsedAt))}`}</strong
          >`
  }`;
}

function buttons(hands: KeyHands, locale: Locale): TemplateResult[] {
  const { keys } = locale.words.admin;
  return (['renew', 'revoke'] as const).map(
    what =>
      html`<button
        type="button"
        aria-expanded=${hands.asked === what}
        ?disabled=${hands.busy}
        @click=${() => {
          hands.ask(hands.asked === what ? null : what);
        }}
      >
        ${keys[what]}
      </button>`,
  );
}

function asked(hands: KeyHands, locale: Locale): TemplateResult | typeof nothing {
  if (hands.asked === null) return nothing;
  return hands.asked === 'renew' ? renewForm(hands, locale) : revokeForm(hands, locale);
}

function renewForm(hands: KeyHands, { words: { admin } }: Locale): TemplateResult {
  const { keys } = admin;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    hands.renew(Number(new FormData(event.target as HTMLFormElement).get('overlap')));
  };
  return html`<form class="asked" @submit=${submit}>
    <label
      >${keys.overlap}<select name="overlap">
        ${overlaps.map((hours, i) => html`<option value=${hours} ?selected=${hours === 24}>${keys.overlaps[i]}</option>`)}
      </select></label
    >
    <p class="t2 small">${keys.overlapHint}</p>
    <p class="buttons">
      <button class="action" type="submit" ?disabled=${hands.busy}>${keys.renewNow}</button>
      <button
        type="button"
        @click=${() => {
          hands.ask(null);
        }}
      >
        ${admin.cancel}
      </button>
    </p>
  </form>`;
}

function revokeForm(hands: KeyHands, { words: { admin } }: Locale): TemplateResult {
  return html`<div class="asked" role="group">
    <p>${admin.keys.revokeSure}</p>
    <p class="buttons">
      <button
        class="action"
        type="button"
        ?disabled=${hands.busy}
        @click=${() => {
          hands.revoke();
        }}
      >
        ${admin.keys.revokeNow}
      </button>
      <button
        type="button"
        @click=${() => {
          hands.ask(null);
        }}
      >
        ${admin.cancel}
      </button>
    </p>
  </div>`;
}
