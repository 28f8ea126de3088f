import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import type { Answer, Problem } from './admin-api';
import { problemView } from './problem-view';

/** What was asked of the server last: whether its answer is awaited, and why it was a no. */
export class Asking {
  busy = false;
  /** Null: the server could not be reached. */
  problem: Problem | null | 'none' = 'none';

  constructor(private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>) {}

  /** Uses the answer, or keeps why there is none. */
  async take<T>(asked: Promise<Answer<T>>, use: (body: T) => void): Promise<boolean> {
    this.busy = true;
    this.host.requestUpdate();
    const answer = await asked;
    this.busy = false;
    if (answer !== null && 'body' in answer) {
      this.problem = 'none';
      use(answer.body);
    } else this.problem = answer === null ? null : answer.problem;
    this.host.requestUpdate();
    return this.problem === 'none';
  }

  forget(): void {
    this.problem = 'none';
  }

  view(locale: Locale): TemplateResult | typeof nothing {
    return this.problem === 'none' ? nothing : problemView(this.problem, locale);
  }
}
