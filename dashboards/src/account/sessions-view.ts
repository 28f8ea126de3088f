import { html, type TemplateResult } from 'lit';
import { localTime } from '../format/calendar';
import type { Locale } from '../i18n/locale';
import type { OpenSession } from './account-api';

/** Where and since when somebody is signed in, with a way to end each other one. */
export function sessionsView(
  open: readonly OpenSession[],
  locale: Locale,
  zone: string,
  end: (id: string) => void,
): TemplateResult {
  const { account } = locale.words;
  const when = (instant: string) => {
    const ms = Date.parse(instant);
    return `${locale.dayAndMonth(localTime(ms, zone))}, ${locale.clock(ms, zone)}`;
  };
  return html`<ul class="sessions">
    ${open.map(
      ({ id, network, beganAt, untilAt, here }) =>
        html`<li>
          <div>
            <p class="tab">
              ${account.began(when(beganAt))}${here ? html` <span class="here">${account.here}</span>` : ''}
            </p>
            <p class="small t2 tab">
              ${network === '' ? account.unknownNetwork : account.from(network)}, ${account.until(when(untilAt))}
            </p>
          </div>
          ${
            here
              ? ''
              : html`<button
                  type="button"
                  @click=${() => {
                    end(id);
                  }}
                >
                  ${account.end}
                </button>`
          }
        </li>`,
    )}
  </ul>`;
}
