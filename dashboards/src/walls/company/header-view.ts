import { html, type TemplateResult } from 'lit';
import { liveMark } from '../../design/live-mark';
import { mark, stateClass, type MarkState } from '../../design/state-mark';
import type { Moment } from '../../feed/board-controller';
import { freshness, isOld } from '../../feed/freshness';
import { localTime } from '../../format/calendar';
import type { Locale } from '../../i18n/locale';
import type { CompanyCell } from './cells';
import type { Tile } from './tile';

/** Counts of the header; the total counts the last known figure of an office whose data are old. */
export interface Summary {
  readonly states: Readonly<Record<MarkState, number>>;
  readonly waiting: number;
  readonly overNorm: number;
}

export function summary(tiles: readonly Tile[]): Summary {
  const shown = (state: MarkState) => tiles.filter(tile => tile.shown === state).length;
  const sum = (of: (tile: Tile) => number) => tiles.reduce((total, tile) => total + of(tile), 0);
  return {
    states: { breach: shown('breach'), risk: shown('risk'), noData: shown('noData'), met: shown('met') },
    waiting: sum(tile => tile.office.waiting),
    overNorm: sum(tile => tile.office.overNorm),
  };
}

const states: readonly MarkState[] = ['breach', 'risk', 'noData', 'met'];

export function headerView(company: CompanyCell, sums: Summary, moment: Moment, locale: Locale): TemplateResult {
  const { words, number } = locale;
  const local = localTime(moment.nowMs, company.timeZone);
  return html`<header>
    <h1 class=${company.name.length > 20 ? 'long' : ''}>${locale.text(company.name)}</h1>
    <p class="sum" role="group" aria-label=${words.wall.summary}>
      ${states.map(state => counted(state, sums.states[state], locale))}
    </p>
    <p class="sum">
      <span>${words.wall.waiting} <b class="num">${number(sums.waiting)}</b></span>
      <span
        >${words.wall.overNorm}
        <b class="num ${sums.overNorm > 0 && !isOld(freshness(moment.ageS)) ? 'is-breach' : 't3'}"
          >${number(sums.overNorm)}</b
        ></span
      >
    </p>
    <div class="right">
      ${liveMark(moment, company.simulated, company.timeZone, locale)}
      <span class="t2 date">${locale.date(local)}</span>
      <time class="num">${locale.clockWithSeconds(moment.nowMs, company.timeZone)}</time>
    </div>
  </header>`;
}

/** A count of nothing has no colour: colour is only for what is so. */
function counted(state: MarkState, count: number, { words, number }: Locale): TemplateResult {
  const tone = count === 0 ? 'none' : `is-${stateClass(state)}`;
  return html`<span class="state ${tone}">${mark(state)}<span>${number(count)} ${words.counted[state]}</span></span>`;
}
