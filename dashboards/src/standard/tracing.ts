/** How one requirement of the standard is kept. */
export interface Requirement {
  readonly id: string;
  readonly clause: string;
  readonly kind: string;
  readonly force: string;
  readonly text: string;
  readonly kept: readonly { readonly how: string; readonly where: string }[];
  readonly tests: readonly string[];
  readonly notYet?: string;
}

/** What `GET /api/v1/{company}/requirements` answers. */
export interface Tracing {
  readonly company: string;
  readonly name: string;
  readonly requirements: readonly Requirement[];
}

export type Standing = 'proven' | 'kept' | 'notYet';

/** Proven: kept, and a test fails without it. */
export const standing = (requirement: Requirement): Standing =>
  requirement.kept.length === 0 ? 'notYet' : requirement.tests.length > 0 ? 'proven' : 'kept';
