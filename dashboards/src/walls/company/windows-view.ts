import { html, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import type { OfficeCell, WindowFace } from './cells';

/** A window as it is drawn: free while people wait is a breach of its own and has its own shape. */
export type WindowShape = WindowFace | 'idleInQueue';

const classes: Record<WindowShape, string> = {
  serving: 's',
  calling: 'c',
  idle: 'i',
  idleInQueue: 'w',
  break: 'b',
  closed: 'x',
};
const order: readonly WindowShape[] = ['serving', 'calling', 'idleInQueue', 'idle', 'break', 'closed'];

/** The windows of an office by shape, busiest first. */
export function windowShapes(office: OfficeCell): readonly WindowShape[] {
  const shapes = office.windows.map<WindowShape>(({ face }) =>
    face === 'idle' && office.waiting > 0 ? 'idleInQueue' : face,
  );
  return shapes.sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** How many of each shape, in the order of the shapes. */
export function countShapes(shapes: readonly WindowShape[]): readonly (readonly [WindowShape, number])[] {
  return order
    .map(shape => [shape, shapes.filter(other => other === shape).length] as const)
    .filter(([, count]) => count > 0);
}

/**
 * @param limit So many windows are drawn one by one; more are counted by shape, or, where there is no room, only counted.
 */
export function windowsView(office: OfficeCell, limit: number, room: boolean, { words }: Locale): TemplateResult {
  const shapes = windowShapes(office);
  if (shapes.length === 0 || (shapes.length > limit && !room)) {
    const text = office.openWindows > 0 ? words.wall.openWindows(office.openWindows) : words.wall.noWindows;
    return html`<span class="nw count">${text}</span>`;
  }
  const counts = countShapes(shapes);
  const spoken = counts.map(([shape, count]) => `${words.windows[shape]}: ${count}`).join(', ');
  const drawn =
    shapes.length <= limit
      ? shapes.map(shape => html`<i class=${classes[shape]}></i>`)
      : counts.map(([shape, count]) => html`<i class=${classes[shape]}></i><span class="tab">${count}</span>`);
  return html`<span class="wins" role="img" aria-label="${words.windows.label} — ${spoken}">${drawn}</span>`;
}

/** What the shapes mean. */
export function legendView({ words }: Locale): TemplateResult {
  const shape = (name: WindowShape) =>
    html`<span
      ><span class="wins"><i class=${classes[name]}></i></span>${words.windows[name]}</span
    >`;
  return html`<section class="legend" aria-label=${words.legend.label}>
    ${order.map(shape)}
    <span>${words.legend.longest}</span><span>${words.legend.newcomer}</span><span>${words.legend.load}</span>
  </section>`;
}
