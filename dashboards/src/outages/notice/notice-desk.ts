import { commandId } from '../../commands/command-id';
import { post, send } from '../../commands/send';
import type { HostClock } from '../../feed/host-clock';
import type { NoticeAnswer } from './answer';
import { bodyOf, draftOf, type Draft } from './draft';

const patienceMs = 20_000;

/** A notice that is read, looked at and published; nothing of it is kept before it is published. */
export class NoticeDesk {
  text = '';
  state: 'empty' | 'reading' | 'read' | { readonly refused: string } = 'empty';
  answer: NoticeAnswer | null = null;
  drafts: readonly Draft[] = [];

  constructor(
    private readonly company: string,
    private readonly clock: HostClock,
    private readonly changed: () => void,
    private readonly signal: AbortSignal,
  ) {}

  async read(text: string, zone: string): Promise<void> {
    [this.text, this.state] = [text, 'reading'];
    this.changed();
    const command = { path: `${this.company}/notices/read`, body: { text } };
    const reply = await post(command, commandId(), this.clock, this.signal, patienceMs);
    // Whoever has begun anew meanwhile wants no answer to what he gave up.
    if (this.text !== text) return;
    if (reply.kind !== 'done') this.state = { refused: reply.kind === 'refused' ? reply.code : 'unreachable' };
    else {
      this.answer = reply.body as NoticeAnswer;
      this.drafts = this.answer.outages.map(draft => draftOf(draft, zone));
      this.state = 'read';
    }
    this.changed();
  }

  /** Another notice. */
  clear(): void {
    [this.text, this.state, this.answer, this.drafts] = ['', 'empty', null, []];
    this.changed();
  }

  edit(id: string, change: (draft: Draft) => Draft): void {
    this.drafts = this.drafts.map(draft => (draft.id === id ? change(draft) : draft));
    this.changed();
  }

  /** Published twice is published once: the outage goes by an id of the notice's text. */
  async publish(id: string, zone: string): Promise<void> {
    const draft = this.drafts.find(each => each.id === id);
    if (draft === undefined || draft.state === 'sending') return;
    this.edit(id, each => ({ ...each, state: 'sending' }));
    const command = { path: `${this.company}/outage/${id}/report-outage`, body: bodyOf(draft, zone) };
    const answer = await send(command, commandId(), this.clock, this.signal, patienceMs);
    const refused = answer.kind === 'refused' ? answer.code : 'unreachable';
    this.edit(id, each => ({ ...each, state: answer.kind === 'done' ? 'published' : { refused } }));
  }
}
