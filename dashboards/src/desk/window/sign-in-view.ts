import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import { key } from './bar-view';
import type { ConsoleBoard } from './cells';

/** What somebody who opens the window has chosen so far. */
export interface SignInDraft {
  readonly operator: string;
  readonly services: readonly string[];
  readonly reserve: readonly string[];
}

/** What is wrong with a draft, or null. */
export function draftProblem(draft: SignInDraft, { words }: Locale): string | null {
  const { signIn } = words.console;
  if (draft.operator.trim() === '') return signIn.operatorMissing;
  return draft.services.length === 0 ? signIn.servicesMissing : null;
}

/** The console of a closed window: who sits down and what they serve. */
export function signInView(
  board: ConsoleBoard,
  draft: SignInDraft,
  problem: string | null,
  ready: boolean,
  locale: Locale,
  change: (draft: SignInDraft) => void,
): TemplateResult {
  const { signIn } = locale.words.console;
  const { services, profiles } = board.choices;
  const set = (chosen: readonly string[], reserve: readonly string[]) => () => {
    change({ ...draft, services: chosen, reserve });
  };
  const same = (chosen: readonly string[]) =>
    chosen.length === draft.services.length && chosen.every(id => draft.services.includes(id));
  const all = services.map(({ id }) => id);
  return html`<form class="opening" novalidate>
    <h1>${signIn.heading}</h1>
    <p class="t2">${board.office.open ? signIn.hint : signIn.officeClosed}</p>
    <label for="operator">${signIn.operator}</label>
    <input
      id="operator"
      name="operator"
      inputmode="numeric"
      autocomplete="off"
      maxlength="20"
      .value=${draft.operator}
      @input=${(event: Event) => {
        change({ ...draft, operator: (event.target as HTMLInputElement).value });
      }}
    />
    <fieldset>
      <legend>${signIn.profiles}</legend>
      <div class="sets">
        ${profiles.map(
          profile =>
            html`<button
              type="button"
              aria-pressed=${same(profile.services)}
              @click=${set(profile.services, profile.reserve)}
            >
              ${locale.text(profile.name)}
            </button>`,
        )}
        <button type="button" aria-pressed=${same(all)} @click=${set(all, [])}>${signIn.all}</button>
      </div>
    </fieldset>
    <fieldset>
      <legend>${signIn.services}</legend>
      <ul class="offers">
        ${services.map(({ id, name, letter }) => {
          const chosen = draft.services.includes(id);
          const next = chosen ? draft.services.filter(other => other !== id) : [...draft.services, id];
          return html`<li>
            <label
              ><input type="checkbox" .checked=${chosen} @change=${set(next, draft.reserve)} /><b translate="no"
                >${letter}</b
              ><span>${locale.text(name)}</span></label
            >
          </li>`;
        })}
      </ul>
    </fieldset>
    <p class="is-breach" role="alert">${problem ?? nothing}</p>
    <button class="go" type="submit" ?disabled=${!ready}>${locale.words.console.main.signIn}${key('Enter')}</button>
  </form>`;
}
