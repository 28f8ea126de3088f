import type { Said, Severity } from '../alerts/cells';
import { ask, type Answer } from './admin-api';

export type Comparator = 'moreThan' | 'atLeast' | 'lessThan' | 'atMost';

/** An alert rule; members that this page does not change go back as they came. */
export interface AlertRule {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly watch: 'figure' | 'norm' | 'forecast' | 'condition';
  readonly of: string;
  readonly severity: Severity;
  readonly comparator: Comparator;
  readonly threshold?: number | undefined;
  readonly clear?: number | undefined;
  readonly forS: number;
  readonly settleS: number;
  readonly escalateS?: number | undefined;
  readonly owner: string;
  readonly recordOnly: boolean;
  readonly clause?: string;
}

export interface RuleVersion {
  readonly what: 'put' | 'removed' | 'on' | 'off';
  readonly rule?: AlertRule;
  readonly by: string;
  readonly at: string;
}

export interface RuleLine {
  readonly rule: AlertRule;
  readonly shipped: boolean;
  readonly own: boolean;
  readonly on: boolean;
  readonly versions: readonly RuleVersion[];
}

export interface Contradiction {
  readonly rule: string;
  readonly with?: string;
  readonly at: string;
  readonly said: Said;
}

export interface Rules {
  readonly rules: readonly RuleLine[];
  readonly contradictions: readonly Contradiction[];
}

export interface BackTest {
  readonly fired: number;
  readonly useful: number;
  readonly firings: readonly {
    readonly subjectName: string;
    readonly firedAt: string;
    readonly endedAt?: string;
    readonly useful: boolean;
  }[];
}

const at = (company: string, rule: string): string => `${company}/alert-rules/${encodeURIComponent(rule)}`;

export const rulesOf = (company: string): Promise<Answer<Rules>> => ask(`${company}/alert-rules`);
export const putRule = (company: string, rule: AlertRule): Promise<Answer<RuleLine>> =>
  ask(at(company, rule.id), 'PUT', json(rule));
export const removeRule = (company: string, rule: string): Promise<Answer<Rules>> => ask(at(company, rule), 'DELETE');
export const switchRule = (company: string, rule: string, on: boolean): Promise<Answer<RuleLine>> =>
  ask(`${at(company, rule)}/switch`, 'POST', json({ on }));
export const tryRule = (company: string, rule: AlertRule): Promise<Answer<BackTest>> =>
  ask(`${company}/alert-rules/back-test`, 'POST', json(rule));

/** A body as JSON. */
export const json = (value: object): Blob => new Blob([JSON.stringify(value)], { type: 'application/json' });
