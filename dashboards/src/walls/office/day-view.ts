import { html, nothing, type TemplateResult } from 'lit';
import { localTime, type Local } from '../../format/calendar';
import { formatWait } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import type { ForecastCell, LineCell, OfficeBoard, TodayCell } from './cells';
import { linePlot } from './line';
import './line-chart';

/** The office's day: the waiting line against the usual day with its forecast, and who came and was served. @param old Neither forecast nor marker. */
export function dayView(
  { office, today, line, forecast, queues }: OfficeBoard,
  nowMs: number,
  old: boolean,
  locale: Locale,
): TemplateResult | typeof nothing {
  const { officeWall: words } = locale.words;
  if (today === null) return nothing;
  const local = localTime(nowMs, office.timeZone);
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0);
  return html`<section class="chart">
    <h2>
      <span>${words.lineChart}</span
      >${line === null || line.usual.length > 0 ? nothing : html`<span class="t2">${words.noTypical}</span>`}${figures(today, local, locale)}
    </h2>
    ${line === null ? nothing : chart(line, old ? null : forecast, local, old, waiting, locale)}
  </section>`;
}

function chart(
  line: LineCell,
  forecast: ForecastCell | null,
  local: Local,
  old: boolean,
  waiting: number,
  locale: Locale,
): TemplateResult {
  const { officeWall: words } = locale.words;
  const live = !old && Number(line.day.slice(8)) === local.day;
  const plot = linePlot(line, forecast, live ? local.hour * 4 + local.minute / 15 : null, waiting);
  const usual = locale.words.hall.usual(local.weekday);
  return html`<line-chart
    .plot=${plot}
    .clock=${live ? `${local.hour}:${String(local.minute).padStart(2, '0')}` : ''}
    .usual=${usual}
    .label=${words.lineLabel(waiting, plot.peak === null ? null : Math.round(plot.peak.y))}
    .locale=${locale}
  ></line-chart>`;
}

function figures(today: TodayCell, { hour, minute }: Local, locale: Locale): TemplateResult {
  const { officeWall: words } = locale.words;
  const { arrived, served, left, noShows, turnedAway, meanWaitS, hours } = today;
  const gone = hours.filter(each => each.hour <= hour);
  // Of the hour that goes on, as much as has gone by.
  const usual = gone.some(({ typical }) => typical === null)
    ? null
    : gone.reduce((sum, each) => sum + (each.typical ?? 0) * (each.hour === hour ? minute / 60 : 1), 0);
  return html`<span class="kpi">
    <span
      >${words.arrived}
      <b>${locale.number(arrived)}</b
      >${usual === null || gone.length === 0 ? nothing : words.typicalSoFar(locale.number(Math.round(usual)))}</span
    >
    <span>${words.served} <b>${locale.number(served)}</b></span>
    <span>${words.left} <b>${locale.number(left + noShows + turnedAway)}</b></span>
    ${meanWaitS === null ? nothing : html`<span>${words.meanWait} <b>${formatWait(meanWaitS)}</b></span>`}
  </span>`;
}
