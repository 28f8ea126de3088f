/** What would come of a form, asked of the server at every change; of two answers only that of the newest question counts. */
export class Foresight<T> {
  answer: T | null = null;
  private asked = 0;

  constructor(
    private readonly changed: () => void,
    private readonly signal: AbortSignal,
  ) {}

  /** @param path Below `/api/v1/`. @param body Posted; null: the path alone is the question. */
  async look(path: string, body: object | null = null): Promise<void> {
    const question = ++this.asked;
    const said =
      body === null
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    try {
      const answer = await fetch(`/api/v1/${path}`, { ...said, signal: this.signal });
      if (question !== this.asked) return;
      this.answer = answer.ok ? ((await answer.json()) as T) : null;
    } catch {
      // Going on is safe: without an answer nothing is foretold, and sending says for itself what is wrong.
      if (question === this.asked) this.answer = null;
    }
    this.changed();
  }

  forget(): void {
    this.asked++;
    this.answer = null;
  }
}
