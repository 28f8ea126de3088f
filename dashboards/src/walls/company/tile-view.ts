import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { limitBar, mark, stateClass, stateWord, type MarkState } from '../../design/state-mark';
import { daysBetween, localTime } from '../../format/calendar';
import { bandMinutes, formatWait } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import type { OfficeCell } from './cells';
import { driftText } from './drift';
import type { Tile } from './tile';
import { windowsView } from './windows-view';

export type TileSize = 'big' | 'mid' | 'small';

/** One office at a size; any state can stand in any size, because a tile shows its state before it moves. */
export function tileView(tile: Tile, size: TileSize, nowMs: number, locale: Locale): TemplateResult {
  if (tile.shown === 'closed') return closedTile(tile, size, nowMs, locale);
  const classes = `tile ${size} ${stateClass(tile.shown)} ${tile.old ? 'stale' : ''}`;
  const body = size === 'big' ? bigBody : size === 'mid' ? midBody : smallBody;
  return html`<li class=${classes} data-tile=${tile.office.id}>${body(tile, tile.shown, nowMs, locale)}</li>`;
}

function bigBody(tile: Tile, shown: MarkState, nowMs: number, locale: Locale): TemplateResult {
  const { office } = tile;
  const { wall, state } = locale.words;
  return html`<div class="hd">${name(office, 'big', locale)}${stateWord(shown, state[shown])}</div>
    ${count(tile, locale)}
    <p class="l">
      <b class="num ${tone(shown)}">${longest(tile)}</b>
      <span class="cap"
        >${tile.waitS === null ? nothing : wall.longest}${tile.waitS !== null && office.normS !== null ? ',' : ''}<br />${
          office.normS === null ? nothing : wall.norm(Math.round(office.normS / 60))
        }</span
      >
    </p>
    <p class="o">
      ${
        office.overNorm === 0
          ? nothing
          : html`<b class="num ${tone(shown)}">${office.overNorm}</b
              ><span class="cap">${wall.over.first}<br />${wall.over.second}</span>`
      }
    </p>
    ${grows(tile, nowMs, locale)}
    <div class="ft">${windowsView(office, 14, true, locale)}<span class="nw">${newcomer(tile, locale)}</span></div>
    <div class="ld">
      ${limitBar(office.loadPercent, fillTone(shown), false)}<span class="nw"
        >${opens(tile, locale) ?? load(office, locale)}</span
      >
    </div>`;
}

function midBody(tile: Tile, shown: MarkState, nowMs: number, locale: Locale): TemplateResult {
  const { office } = tile;
  const band =
    office.ewt === null || shown === 'noData' ? nothing : html`<span class="nw">${minutes(office, locale)}</span>`;
  return html`${name(office, 'mid', locale, arrow(tile, nowMs, locale))} ${count(tile, locale)}
    <p class="l"><b class="num">${longest(tile)}</b></p>
    <p class="pr state is-${stateClass(shown)}">
      ${mark(shown)}<span>${opens(tile, locale) ?? reason(tile, shown, locale)}</span>
    </p>
    <div class="ft">${windowsView(office, 12, true, locale)}${band}</div>
    ${limitBar(office.loadPercent, fillTone(shown), true)}`;
}

function smallBody(tile: Tile, shown: MarkState, nowMs: number, locale: Locale): TemplateResult {
  const { office } = tile;
  return html`${name(office, 'small', locale, html`${arrow(tile, nowMs, locale)}${mark(shown, locale.words.state[shown])}`)}
    ${count(tile, locale)}
    <p class="l num">${longest(tile)}</p>
    ${windowsView(office, 5, false, locale)} ${limitBar(office.loadPercent, fillTone(shown), true)}`;
}

function closedTile(tile: Tile, size: TileSize, nowMs: number, locale: Locale): TemplateResult {
  return html`<li class="tile ${size} closed" data-tile=${tile.office.id}>
    ${name(tile.office, size, locale)}
    <p class="c">${whenOpen(tile.office, nowMs, locale)}</p>
  </li>`;
}

/** «откроется в 12:00», «завтра с 08:00», «пн с 08:00», or since when it has been closed. */
export function whenOpen(office: OfficeCell, nowMs: number, { words: { wall }, clock }: Locale): string {
  const { opensAt, closesAt, timeZone } = office;
  if (opensAt === null) return wall.closed;
  const opensMs = Date.parse(opensAt);
  if (opensMs <= nowMs) {
    const closesMs = closesAt === null ? null : Date.parse(closesAt);
    return closesMs !== null && closesMs <= nowMs
      ? wall.closedSince(clock(closesMs, timeZone))
      : wall.notOpened(clock(opensMs, timeZone));
  }
  const opens = localTime(opensMs, timeZone);
  const days = daysBetween(localTime(nowMs, timeZone), opens);
  if (days === 0) return wall.opensAt(clock(opensMs, timeZone));
  return days === 1
    ? wall.opensTomorrow(clock(opensMs, timeZone))
    : wall.opensOn(opens.weekday, clock(opensMs, timeZone));
}

/** Why a medium tile stands where it stands, in a few words. */
function reason(tile: Tile, shown: MarkState, { words: { wall, live, state }, clock }: Locale): string {
  const { office } = tile;
  switch (shown) {
    case 'noData':
      if (!tile.old) return wall.waitUnknown;
      return tile.feed === 'lost' && office.feedStalledAt !== null
        ? wall.lastKnown(clock(Date.parse(office.feedStalledAt), office.timeZone), office.waiting)
        : live.old(tile.dataAgeS);
    case 'breach':
      return office.overNorm > 0 ? wall.overCount(office.overNorm) : state.breach;
    case 'risk':
      if (office.nearNorm === 0 && office.openWindows === 0) return wall.allClosed;
      return tile.toNormS === null ? state.risk : wall.toNorm(formatWait(tile.toNormS), office.nearNorm);
    case 'met':
      return state.met;
  }
}

function count(tile: Tile, { words: { wall }, number }: Locale): TemplateResult {
  const { waiting } = tile.office;
  const figure = keyed(waiting, html`<b class="swap">${number(waiting)}</b>`);
  return html`<p class="num pn q ${waiting === 0 ? 'z' : ''}">
    ${figure}<span class="u">${tile.old ? wall.waited : wall.wait}</span>
  </p>`;
}

/** Characters of a name that fit one line; longer ones are set smaller, on two. */
const shortNames: Readonly<Record<TileSize, number>> = { big: 44, mid: 19, small: 17 };

/** Characters of a full name that leave room for the figures below it; of longer ones the short name is shown. */
const longestName = 52;

function name(office: OfficeCell, size: TileSize, locale: Locale, after?: TemplateResult): TemplateResult {
  const fits = size === 'big' && office.name.length <= longestName;
  const text = locale.text(fits ? office.name : office.shortName);
  const long = text.length > shortNames[size] ? 'long' : '';
  // Of the office's own wall; the address of this page is the company's.
  const own = `${location.pathname.replace(/\/$/, '')}/${office.id}`;
  return html`<h3 class=${long}>
    <span><a href=${own}>${text}</a></span
    >${after ?? nothing}
  </h3>`;
}

/** «откройте 2 окна до 15:00»; null while there is nothing to open. */
const opens = ({ advice, office }: Tile, { words: { wall }, clock }: Locale): string | null =>
  advice === null
    ? null
    : wall.open(advice.windows, advice.untilAt === null ? '' : clock(Date.parse(advice.untilAt), office.timeZone));

/** That waits grow away from what is usual. */
const grows = ({ drift, office }: Tile, nowMs: number, locale: Locale) =>
  drift === null ? nothing : html`<p class="grow">${driftText(drift, nowMs, office.timeZone, locale)}</p>`;

/** The same where there is no room for words. */
const arrow = ({ drift, office }: Tile, nowMs: number, locale: Locale): TemplateResult =>
  drift === null ? html`` : html`<i class="grow" title=${driftText(drift, nowMs, office.timeZone, locale)}>↗</i>`;

const longest = (tile: Tile) => (tile.waitS === null ? '' : formatWait(tile.waitS));

function newcomer(tile: Tile, { words: { wall, live } }: Locale): string {
  if (tile.old) return live.old(tile.dataAgeS);
  if (tile.office.ewt === null) return wall.newcomerUnknown;
  const { from, to } = bandMinutes(tile.office.ewt.p50S, tile.office.ewt.p90S);
  return wall.newcomer(from, to);
}

function minutes(office: OfficeCell, { words }: Locale): string {
  const { from, to } = bandMinutes(office.ewt?.p50S ?? 0, office.ewt?.p90S ?? 0);
  return words.minutes(from, to);
}

const load = (office: OfficeCell, { words: { wall } }: Locale) =>
  office.loadPercent === null ? wall.loadUnknown : wall.load(office.loadPercent);

/** Only a broken norm colours its figures. */
const tone = (shown: MarkState) => (shown === 'breach' ? 'is-breach' : '');
const fillTone = (shown: MarkState) => (shown === 'breach' || shown === 'risk' ? shown : null);
