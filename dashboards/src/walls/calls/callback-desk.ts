import { commandId } from '../../commands/command-id';
import { send, type Answer } from '../../commands/send';
import { browserClock } from '../../feed/host-clock';
import { instantAt } from '../../format/calendar';
import type { Words } from '../../i18n/locale';

const patienceMs = 20_000;

/** Whom to call back, and what came of saying so: one question at a time. */
export class CallbackDesk {
  /** The call whose row asks for an instant, or null. */
  asking: string | null = null;
  /** The call of which something is being sent. */
  busy: string | null = null;
  /** What the server refused, by call. */
  refused: { readonly call: string; readonly code: string } | null = null;

  constructor(
    private readonly company: string,
    private readonly changed: () => void,
    private readonly signal: AbortSignal,
  ) {}

  ask(call: string | null): void {
    [this.asking, this.refused] = [call, null];
    this.changed();
  }

  /** @param text What a date-and-time field says. */
  async promise(call: string, line: string, text: string, zone: string): Promise<void> {
    const callbackAt = new Date(instantAt(text, zone)).toISOString();
    if (await this.tell(call, 'promise-callback', { line, callbackAt })) this.ask(null);
  }

  made(call: string, line: string): Promise<boolean> {
    return this.tell(call, 'make-callback', { line });
  }

  private async tell(call: string, command: string, body: object): Promise<boolean> {
    if (this.busy !== null) return false;
    [this.busy, this.refused] = [call, null];
    this.changed();
    const path = `${this.company}/caller/${encodeURIComponent(call)}/${command}`;
    const answer = await send({ path, body }, commandId(), browserClock, this.signal, patienceMs);
    [this.busy, this.refused] = [null, refusalOf(call, answer)];
    this.changed();
    return answer.kind === 'done';
  }
}

function refusalOf(call: string, answer: Answer): { call: string; code: string } | null {
  if (answer.kind === 'done') return null;
  return { call, code: answer.kind === 'unreachable' ? 'unreachable' : answer.code };
}

/** What to do about a refusal, in words. */
export function refusalWords(code: string, { calls: { refusals } }: Words): string {
  const known: Readonly<Record<string, string>> = {
    unreachable: refusals.unreachable,
    forbidden: refusals.forbidden,
    'callback-past': refusals.past,
    'callback-promised': refusals.promised,
    'callback-not-promised': refusals.notPromised,
  };
  return known[code] ?? refusals.other;
}

/** What whoever looks may do in the company; what is not known he may not. */
export async function rightsIn(company: string): Promise<{ readonly acts: boolean; readonly reads: boolean }> {
  const answer = await fetch('/api/v1/session').catch(() => null);
  if (!answer?.ok) return { acts: false, reads: false };
  const { rights = [] } = (await answer.json()) as {
    readonly rights?: readonly {
      readonly right: string;
      readonly company?: string | null;
      readonly office?: string | null;
    }[];
  };
  const may = (right: string) =>
    rights.some(
      grant => grant.right === right && (grant.company ?? company) === company && (grant.office ?? null) === null,
    );
  return { acts: may('send-commands'), reads: may('read-figures') };
}
