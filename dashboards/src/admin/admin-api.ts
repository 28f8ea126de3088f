export type VersionState = 'draft' | 'waiting' | 'inForce' | 'past' | 'corrected' | 'withdrawn';

export interface VersionLine {
  readonly version: string;
  readonly state: VersionState;
  readonly validFrom?: string;
  readonly inForceAt?: string;
  readonly by?: string;
  readonly uploadedAt?: string;
  readonly activatedBy?: string;
  readonly corrects?: string;
  readonly rules: number;
  readonly notEnforced: number;
}

export interface Versions {
  readonly company: string;
  readonly name: string;
  readonly timeZone: string;
  readonly today: string;
  readonly revision: number;
  readonly versions: readonly VersionLine[];
}

export interface ProfileChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly path: string;
  readonly clause?: string;
  readonly ru: string;
  readonly en: string;
}

export interface Diff {
  readonly older: string;
  readonly newer: string;
  readonly changes: readonly ProfileChange[];
  readonly notEnforced: readonly {
    readonly id: string;
    readonly clause: string;
    readonly why: { readonly ru: string; readonly en: string };
  }[];
}

export interface YearLine {
  readonly year: number;
  readonly told: boolean;
  readonly by?: string;
  readonly at?: string;
  readonly workingDays: number;
  readonly shortened: number;
  readonly special: number;
}

export interface CalendarLine {
  readonly calendar: string;
  readonly years: readonly YearLine[];
  readonly missing: readonly number[];
  readonly companies: readonly NamedCompany[];
}

export interface NamedCompany {
  readonly id: string;
  readonly name: string;
}

export interface Calendars {
  readonly today: string;
  readonly calendars: readonly CalendarLine[];
}

export interface CalendarYear {
  readonly calendar: string;
  readonly year: number;
  readonly days: readonly { readonly date: string; readonly kind: string; readonly movedFrom?: string }[];
  readonly changed: readonly { readonly date: string; readonly old?: string; readonly new?: string }[];
}

export interface RecountLine {
  readonly id: string;
  readonly cause: 'calendar' | 'profile';
  readonly what: string;
  readonly begunAt: string;
  readonly doneAt?: string;
  readonly counted: number;
  readonly moved: number;
  readonly tookMs: number;
}

export interface Recounts {
  readonly timeZone: string;
  readonly recounts: readonly RecountLine[];
}

export interface MovedClock {
  readonly subject: string;
  readonly clock: string;
  readonly rule: string;
  readonly old?: string;
  readonly new?: string;
  readonly days: readonly string[];
}

export interface Moved {
  readonly recount: RecountLine;
  readonly timeZone: string;
  readonly total: number;
  readonly moved: readonly MovedClock[];
}

/** What the server says no with: what is wrong, where, what instead. */
export interface Problem {
  readonly status: number;
  /** Ends with the code of what is wrong. */
  readonly type?: string;
  readonly detail: string;
  readonly at?: string;
  readonly expected?: string;
  /** `expected` for people. */
  readonly words?: { readonly ru: string; readonly en: string };
}

/** The answer, why there is none, or null when the server could not be reached. */
export type Answer<T> = { readonly body: T } | { readonly problem: Problem } | null;

export const calendarsOf = (): Promise<Answer<Calendars>> => ask('calendars');
export const yearOf = (calendar: string, year: number): Promise<Answer<CalendarYear>> =>
  ask(`calendars/${calendar}/${year}`);
export const tellYear = (calendar: string, year: string, csv: Blob): Promise<Answer<CalendarYear>> =>
  ask(`calendars/${encodeURIComponent(calendar)}/${encodeURIComponent(year)}`, 'PUT', csv, 'text/csv');

export const versionsOf = (company: string): Promise<Answer<Versions>> => ask(`${company}/profile/versions`);
export const diffOf = (company: string, version: string): Promise<Answer<Diff>> =>
  ask(`${company}/profile/versions/${encodeURIComponent(version)}/diff`);
export const upload = (company: string, profile: Blob): Promise<Answer<Diff>> =>
  ask(`${company}/profile/versions`, 'POST', profile, 'application/json');
export const documentOf = (company: string, version: string): string =>
  `/api/v1/${company}/profile/versions/${encodeURIComponent(version)}`;

export const activate = (
  company: string,
  version: string,
  choice: { readonly from: string | null; readonly seen: number; readonly corrects: string | null },
): Promise<Answer<Versions>> => act(company, version, 'activate', choice);

export const withdraw = (company: string, version: string, seen: number): Promise<Answer<Versions>> =>
  act(company, version, 'withdraw', { seen });

export const recountsOf = (company: string): Promise<Answer<Recounts>> => ask(`${company}/recounts`);
export const movedOf = (company: string, recount: string): Promise<Answer<Moved>> =>
  ask(`${company}/recounts/${recount}`);

const act = (company: string, version: string, what: string, body: object): Promise<Answer<Versions>> =>
  ask(
    `${company}/profile/versions/${encodeURIComponent(version)}/${what}`,
    'POST',
    new Blob([JSON.stringify(body)]),
    'application/json',
  );

/** Asks below `/api/v1/`. */
export async function ask<T>(path: string, method = 'GET', body?: Blob, type?: string): Promise<Answer<T>> {
  try {
    const init = body === undefined ? { method } : { method, body, headers: { 'content-type': type ?? body.type } };
    const answer = await fetch(`/api/v1/${path}`, init);
    if (answer.ok) return { body: (answer.status === 204 ? undefined : await answer.json()) as T };
    const problem = (await answer.json().catch(() => ({}))) as Partial<Problem>;
    return { problem: { detail: '', ...problem, status: answer.status } };
  } catch {
    // No connection; the page says so and the person decides when to try again.
    return null;
  }
}
