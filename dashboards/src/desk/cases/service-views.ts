import { html, nothing, type TemplateResult } from 'lit';
import { mark, stateClass, type MarkState } from '../../design/state-mark';
import type { Locale } from '../../i18n/locale';
import { nameOf } from '../appeals/card-view';
import { day, dayAndTime } from '../appeals/moments';
import type { DutyLine, DutyList, PromiseLine, PromisePage, Standing } from './answers';

const standingMarks: Readonly<Record<Standing, MarkState | null>> = {
  waiting: null,
  broken: 'breach',
  kept: 'met',
  keptLate: 'risk',
  released: 'noData',
};

/** Promises that wait, the first by its instant; then those that ended. */
export function promisesView(
  page: PromisePage,
  zone: string,
  locale: Locale,
  act: ((line: PromiseLine, what: 'keep' | 'move') => void) | null,
): TemplateResult {
  const { work } = locale.words;
  if (page.lines.length === 0) return html`<p class="none t2">${work.promises.empty}</p>`;
  return html`<ul class="counts">
      ${(Object.keys(work.promises.standings) as Standing[]).map(standing => html`<li><b class="num pn">${locale.number(page.counts[standing])}</b> <span class="t2">${work.promises.standings[standing]}</span></li>`)}
    </ul>
    <ul class="rows">
      ${page.lines.map(line => {
        const state = standingMarks[line.standing];
        const open = line.standing === 'waiting' || line.standing === 'broken';
        return html`<li>
          <span class=${state === null ? 't2' : `is-${stateClass(state)}`}
            >${state === null ? html`<i class="dot"></i>` : mark(state)}</span
          >
          <div>
            <strong>${nameOf(page.kinds, line.kind, locale)}</strong>
            <p>${work.promises.standings[line.standing]}, ${work.until(dayAndTime(line.dueAt, zone, locale))}</p>
            <p class="small t2">
              ${line.subject} ·
              ${line.owner ?? work.nobody}${line.moves === 0 ? '' : ` · ${work.promises.moved(line.moves)}`}
            </p>
          </div>
          ${
            act === null || !open
              ? nothing
              : html`<p class="buttons">
                  <button
                    type="button"
                    @click=${() => {
                      act(line, 'keep');
                    }}
                  >
                    ${work.promises.keep}
                  </button>
                  ${
                    line.standing === 'waiting'
                      ? html`<button
                          type="button"
                          @click=${() => {
                            act(line, 'move');
                          }}
                        >
                          ${work.promises.move}
                        </button>`
                      : nothing
                  }
                </p>`
          }
        </li>`;
      })}
    </ul>`;
}

/** Work that comes back: what is overdue first, then by when it is due. */
export function dutiesView(
  list: DutyList,
  zone: string,
  locale: Locale,
  act: ((line: DutyLine, what: 'record' | 'act') => void) | null,
): TemplateResult {
  const { work } = locale.words;
  if (list.lines.length === 0) return html`<p class="none t2">${work.duties.empty}</p>`;
  return html`<ul class="rows">
    ${list.lines.map(line => {
      const { standing } = line;
      const state: MarkState =
        line.overdue || line.actOverdue
          ? 'breach'
          : standing.dueAt === undefined
            ? 'noData'
            : line.doneThisPeriod
              ? 'met'
              : 'risk';
      const shown = state === 'risk' ? null : state;
      return html`<li>
        <span>${shown === null ? html`<i class="dot"></i>` : mark(shown, locale.words.state[shown])}</span>
        <div>
          <strong>${nameOf([line], line.id, locale)}</strong>
          <p>
            ${line.overdue ? html`<span class="is-breach">${work.duties.missed}</span>, ` : nothing}${line.doneThisPeriod ? html`${work.duties.doneThis}, ` : nothing}${
              standing.dueAt === undefined
                ? work.duties.notCounted
                : work.duties[line.doneThisPeriod ? 'nextBy' : 'dueBy'](day(standing.dueAt, zone))
            }
          </p>
          ${standing.actBy === undefined ? nothing : html`<p class=${line.actOverdue ? 'is-breach' : ''}>${work.duties.actBy(day(standing.actBy, zone))}</p>`}
          <p class="small t2">
            ${work.clause(line.clause)} · ${work.duties.every[line.every]} ·
            ${standing.lastAt === undefined ? work.duties.never : work.duties.last(day(standing.lastAt, zone))}${standing.note === undefined ? '' : ` (${standing.note})`}
            · ${work.duties.counts(standing.done, standing.missed)}
          </p>
        </div>
        ${
          act === null || standing.dueAt === undefined
            ? nothing
            : html`<p class="buttons">
                <button
                  type="button"
                  @click=${() => {
                    act(line, 'record');
                  }}
                >
                  ${work.duties.record}
                </button>
                ${
                  standing.actBy === undefined
                    ? nothing
                    : html`<button
                        type="button"
                        @click=${() => {
                          act(line, 'act');
                        }}
                      >
                        ${work.duties.act}
                      </button>`
                }
              </p>`
        }
      </li>`;
    })}
  </ul>`;
}
