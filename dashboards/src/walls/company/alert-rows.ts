import type { Said, Severity } from '../../alerts/cells';
import { formatWait } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import { span } from '../../outages/page/instants';
import type { CompanyBoard } from './cells';
import type { RailRow } from './rail';

/** Cell `alerts` of the wall: what the company's inbox tells, in short. */
export interface WallAlertsCell {
  readonly unaccepted: number;
  readonly accepted: number;
  /** What is nobody's first, critical before warnings, newest first. */
  readonly worst: readonly {
    readonly key: string;
    readonly name: Said;
    readonly severity: Severity;
    readonly subjectName: string;
    readonly firedAt: string;
    readonly acknowledgedBy: string | null;
    readonly consequences: number;
  }[];
  readonly causes: readonly {
    readonly key: string;
    readonly name: string;
    readonly since: string;
    readonly offices: number;
    readonly lines: number;
    readonly alerts: number;
    /** Late appeals that it brought. */
    readonly appeals?: number;
  }[];
}

/** Rules whose trouble the rail tells itself, with more than their name. */
const told = ['wait-over-norm', 'idle-window', 'feed-silent', 'service-level'];

/** Alerts as rows of the rail: the worst and newest first, then what outages have caused. Offices have their short names here, and what is the whole company's is not named twice. */
export function alertRows(
  { alerts: cell, offices, company }: Pick<CompanyBoard, 'alerts' | 'offices' | 'company'>,
  knownMs: number,
  locale: Locale,
): readonly RailRow[] {
  if (cell === null) return [];
  const placeOf = ({ key, name, subjectName }: (typeof cell.worst)[number]): string => {
    const [, kind, id] = key.split(':');
    const office = kind === 'office' ? offices.find(each => each.id === id) : undefined;
    return office?.shortName ?? (subjectName === name[locale.language] ? (company?.name ?? subjectName) : subjectName);
  };
  const { alerts: words } = locale.words;
  const since = (at: string) => elapsed(knownMs - Date.parse(at), locale);
  const alerts = cell.worst
    .filter(({ key }) => !told.includes(key.split(':')[0] ?? ''))
    .map((alert): RailRow => {
      const { name, severity, firedAt, acknowledgedBy, consequences } = alert;
      return {
        state: severity === 'critical' ? 'breach' : 'risk',
        place: locale.text(placeOf(alert)),
        text: locale.text(
          [
            name[locale.language],
            ...(acknowledgedBy === null ? [] : [words.acceptedBy(acknowledgedBy).toLowerCase()]),
            ...(consequences === 0 ? [] : [words.consequences(consequences)]),
          ].join(', '),
        ),
        elapsed: since(firedAt),
      };
    });
  const causes = cell.causes.map(({ name, since: began, offices, lines, alerts: all, appeals }): RailRow => ({
    state: 'risk',
    place: locale.text(name),
    text: locale.text(words.caused(all, offices, lines, appeals ?? 0)),
    elapsed: since(began),
  }));
  return [...alerts, ...causes];
}

/** Of what has lasted for days nobody counts the seconds. */
const elapsed = (ms: number, locale: Locale): string => (ms < 86_400_000 ? formatWait(ms / 1000) : span(ms, locale));
