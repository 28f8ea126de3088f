import { html, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';

/** A key as it is printed on the keyboard. */
export const key = (name: string): TemplateResult => html`<kbd class="key" translate="no">${name}</kbd>`;

/** Letters of the result keys on a Russian and on a Latin keyboard. */
export const resultKeys = (locale: Locale): readonly string[] =>
  locale.language === 'ru' ? ['Й', 'Ц', 'У', 'К'] : ['Q', 'W', 'E', 'R'];

/** The keys that matter most, always in sight. */
export function keyBar(locale: Locale): TemplateResult {
  const { keys } = locale.words.console;
  return html`<footer>
    <span>${key('Enter')} ${keys.main}</span>
    <span>${key('F2')} ${keys.recall}</span>
    <span>${key('1')}…${key('9')} ${keys.topic}</span>
    <span>${key('/')} ${keys.search}</span>
    <span>${key('Shift')}${key('F9')} ${keys.break}</span>
    <span>${key('?')} ${keys.help}</span>
  </footer>`;
}

/** Every key there is. */
export function allKeys(locale: Locale): readonly (readonly [readonly string[], string])[] {
  const { console: words } = locale.words;
  const { keys } = words;
  return [
    [['Enter'], keys.main],
    [['F2'], keys.recall],
    [['F4'], words.finish],
    [['F6'], words.noShow],
    [['F7'], words.requeue],
    [['F8'], words.park],
    [['F9'], words.transfer],
    [['1', '9'], keys.topic],
    [['/'], keys.search],
    [resultKeys(locale), keys.result],
    [['Shift', 'F9'], keys.break],
    [['Shift', 'F4'], keys.leave],
    [['F10'], words.callStaff],
    [['Ctrl', keys.space], keys.panic],
    [['Esc'], keys.close],
  ];
}
