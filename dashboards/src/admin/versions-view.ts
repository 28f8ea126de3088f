import { html, nothing, type TemplateResult } from 'lit';
import { dayAndTime } from '../desk/appeals/moments';
import type { Locale } from '../i18n/locale';
import { documentOf, type VersionLine, type Versions } from './admin-api';

export interface VersionActions {
  readonly compare: (version: VersionLine) => Promise<void>;
  readonly choose: (version: VersionLine) => void;
  readonly drop: (version: VersionLine) => Promise<void>;
}

/** The versions as a table, newest first. */
export function versionsView(versions: Versions, locale: Locale, actions: VersionActions): TemplateResult {
  const { admin } = locale.words;
  const [, state, inForce, by, rules] = admin.versionColumns;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${admin.versionColumns.map(column => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${versions.versions.map(
          v =>
            html`<tr>
              <th scope="row"><a href=${documentOf(versions.company, v.version)}>${v.version}</a></th>
              <td data-label=${state}>
                <span class="tag ${v.state}">${admin.states[v.state]}</span
                >${v.corrects === undefined ? nothing : html`<br /><small class="t2">${admin.correctsOf(v.corrects)}</small>`}
              </td>
              <td data-label=${inForce}>${since(v, versions.timeZone, locale)}</td>
              <td data-label=${by}>
                ${v.by === undefined ? admin.shipped : html`${v.by}<br /><small class="t2">${v.uploadedAt === undefined ? '' : dayAndTime(v.uploadedAt, versions.timeZone, locale)}</small>`}
              </td>
              <td class="num-cell" data-label=${rules}>
                ${locale.number(v.rules)}<br /><small class="t2">${admin.notEnforced(v.notEnforced)}</small>
              </td>
              <td><div class="doing">${buttons(v, locale, actions)}</div></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function since(v: VersionLine, zone: string, locale: Locale): string {
  const { admin } = locale.words;
  if (v.inForceAt !== undefined) return dayAndTime(v.inForceAt, zone, locale);
  if (v.state === 'draft' && v.validFrom !== undefined)
    return admin.notBefore(v.validFrom.split('-').reverse().join('.'));
  return v.by === undefined ? admin.always : '–';
}

function buttons(v: VersionLine, locale: Locale, actions: VersionActions): TemplateResult {
  const { admin } = locale.words;
  const open = v.state === 'draft' || v.state === 'waiting';
  return html`${v.state === 'inForce' ? nothing : html`<button type="button" @click=${() => actions.compare(v)}>${admin.compare}</button>`}
  ${
    v.state === 'draft'
      ? html`<button
          type="button"
          @click=${() => {
            actions.choose(v);
          }}
        >
          ${admin.activate}…
        </button>`
      : nothing
  }
  ${open ? html`<button type="button" @click=${() => actions.drop(v)}>${admin.withdraw}</button>` : nothing}`;
}
