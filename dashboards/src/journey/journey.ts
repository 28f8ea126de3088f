import type { Words } from '../i18n/locale';

export type EntryKind = keyof Words['journey']['kinds'];

/** What only a call's own facts say. */
export interface CallDetails {
  readonly waitedS?: number;
  readonly talkS?: number;
  readonly callbackAt?: string;
  readonly recordings: readonly { readonly reference: string; readonly keptUntil?: string }[];
}

/** What is told of a visit that is over. */
export interface VisitDetails {
  readonly waitedS?: number;
  readonly serviceS: number;
}

/** One contact of a customer, or what came of it; see `/openapi/v1.json`. */
export interface JourneyEntry {
  readonly kind: EntryKind;
  readonly id: string;
  readonly at: string;
  readonly office?: string;
  readonly what?: string;
  readonly channel?: string;
  readonly outcome?: string;
  readonly cameAgain: boolean;
  readonly firstContact?: boolean;
  /** Came soon after another contact, whatever either was about. */
  readonly repeat: boolean;
  /** Of an outage: its source leaves open whether it touched this address. */
  readonly perhaps: boolean;
  readonly call?: CallDetails;
  readonly visit?: VisitDetails;
}

/** Whether the address of supply could be matched with outages. */
export type AddressState = 'none' | 'withheld' | 'readable' | 'destroyed';

/** A page of one customer's contacts; `total` says how many there are of the kinds asked for. */
export interface Journey {
  readonly customer?: string;
  readonly erasedAt?: string;
  readonly total: number;
  readonly recent: number;
  readonly recentDays: number;
  readonly cameAgain: number;
  readonly repeats: number;
  readonly kinds: readonly { readonly kind: EntryKind; readonly count: number }[];
  readonly entries: readonly JourneyEntry[];
  readonly address: AddressState;
  readonly asOf: string;
}

/** Whose journey: what may stand in an address, or what only a body may carry. */
export type Whose =
  | { readonly by: 'appeal' | 'ticket' | 'call' | 'customer'; readonly name: string }
  | { readonly by: 'contract' | 'reference'; readonly name: string };

const inAddress = ['appeal', 'ticket', 'call', 'customer'] as const;

/** Whose journey an address asks for; null for nobody's. */
export function whoseIn(query: URLSearchParams): Whose | null {
  const by = inAddress.find(way => (query.get(way) ?? '') !== '');
  return by === undefined ? null : { by, name: query.get(by) ?? '' };
}

/** The page of one customer's journey, for a link. */
export const journeyAddress = (company: string, whose: Whose & { by: (typeof inAddress)[number] }): string =>
  `/journey/${company}?${whose.by}=${encodeURIComponent(whose.name)}`;
