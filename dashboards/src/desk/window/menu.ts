import { html, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import { key } from './bar-view';
import type { ConsoleBoard, DeskTicket } from './cells';
import type { Step } from './console-desk';

/** One thing to choose, by its digit or by a click. */
export interface Choice {
  readonly label: string;
  readonly steps: readonly Step[];
}

/** A short list in front of the page: what exactly, or why. */
export interface Menu {
  readonly title: string;
  readonly choices: readonly Choice[];
}

const queue = (command: string, body: unknown): Step => ({ grain: 'queue', command, body });

/** @param nowMs The server's instant. */
export function parkMenu(ticket: DeskTicket, zone: string, nowMs: number, locale: Locale): Menu {
  const { menu } = locale.words.console;
  const choices = [10, 20, 30, 60].map(minutes => {
    const untilMs = nowMs + minutes * 60_000;
    const body = { ticket: ticket.id, until: new Date(untilMs).toISOString() };
    return { label: menu.parkMinutes(minutes, locale.clock(untilMs, zone)), steps: [queue('park-ticket', body)] };
  });
  return { title: menu.park, choices };
}

/** Services other than the ticket's own, then open windows other than this one. */
export function transferMenu(board: ConsoleBoard, ticket: DeskTicket, locale: Locale): Menu {
  const { menu } = locale.words.console;
  const window = board.window.number;
  const send = (to: object) => [queue('transfer-ticket', { window, ticket: ticket.id, ...to })];
  const services = board.choices.services
    .filter(({ id }) => id !== ticket.service)
    .map(({ id, name }) => ({ label: locale.text(name), steps: send({ toService: id }) }));
  const windows = board.open
    .filter(number => number !== window)
    .map(number => ({ label: menu.toWindow(number), steps: send({ toWindow: number }) }));
  return { title: menu.transfer, choices: [...services, ...windows] };
}

export function requeueMenu(window: number, ticket: DeskTicket, locale: Locale): Menu {
  const { menu } = locale.words.console;
  const reasons = Object.entries(menu.requeueReasons);
  return {
    title: menu.requeue,
    choices: reasons.map(([reason, label]) => ({
      label,
      steps: [queue('requeue-ticket', { window, ticket: ticket.id, reason })],
    })),
  };
}

/** How long each kind of break usually is, minutes: visitors are told when it ends. */
const breakMinutes = { lunch: [30, 60], technical: [10], personal: [15] } as const;

/** @param nowMs The server's instant. */
export function breakMenu(window: number, zone: string, nowMs: number, locale: Locale): Menu {
  const { menu, onBreak } = locale.words.console;
  const choice = (kind: keyof typeof breakMinutes, minutes: number): Choice => ({
    label: menu.breakMinutes(onBreak[kind], minutes, locale.clock(nowMs + minutes * 60_000, zone)),
    steps: [queue('ask-break', { window, kind, minutes })],
  });
  const kinds = Object.entries(breakMinutes) as [keyof typeof breakMinutes, readonly number[]][];
  return { title: menu.break, choices: kinds.flatMap(([kind, all]) => all.map(minutes => choice(kind, minutes))) };
}

export function leaveMenu(locale: Locale): Menu {
  const { menu } = locale.words.console;
  // A fault is an incident: the board over the window says so and where to go.
  const body = (reason: string) => (reason === 'fault' ? { reason, incident: true } : { reason });
  return {
    title: menu.leave,
    choices: Object.entries(menu.leaveReasons).map(([reason, label]) => ({
      label,
      steps: [{ grain: 'window', command: 'close-window', body: body(reason) }],
    })),
  };
}

export function menuView(
  menu: Menu,
  locale: Locale,
  choose: (choice: Choice) => void,
  close: () => void,
): TemplateResult {
  return html`<div
    class="veil"
    @click=${(event: Event) => {
      if (event.target === event.currentTarget) close();
    }}
  >
    <section class="menu" role="dialog" aria-modal="true" aria-label=${menu.title}>
      <h2>${menu.title}</h2>
      <ul>
        ${menu.choices.map(
          (choice, index) =>
            html`<li>
              <button
                type="button"
                ?autofocus=${index === 0}
                @click=${() => {
                  choose(choice);
                }}
              >
                ${index < 9 ? key(String(index + 1)) : ''}<span>${choice.label}</span>
              </button>
            </li>`,
        )}
      </ul>
      <button type="button" class="cancel" @click=${close}>${locale.words.console.menu.cancel}${key('Esc')}</button>
    </section>
  </div>`;
}
