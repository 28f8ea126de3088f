import { describe, expect, it } from 'vitest';
import { viewOf } from '../tabs';
import type { CaseCard, CaseWords, StepPhase } from './answers';
import { actsOf } from './case-acts';
import { caseQuery, caseQuestion } from './cases-list';
import { bodyOf, type Field } from './sentence-form';

describe('A question about cases', () => {
  const asked = caseQuestion(new URLSearchParams('bucket=today&process=connection&status=open&id=c-1&view=cases'));

  it('asks for counts of all buckets and states, and for a list of one', () => {
    expect(caseQuery(asked, 'counts')).toBe('?process=connection');
    expect(caseQuery(asked, 'list')).toBe('?bucket=today&process=connection&status=open');
  });

  it('knows its view by the address, and appeals where nothing is said', () => {
    expect([viewOf('duties'), viewOf(null), viewOf('dances')]).toEqual(['duties', 'appeals', 'appeals']);
  });
});

describe('A form', () => {
  const field = (name: string, kind: Field['kind']): Field => ({ name, kind, label: '', required: false });

  it('leaves out what is empty and sends instants as UTC, the one of the fact apart', () => {
    const form = new FormData();
    form.set('note', ' 512 ');
    form.set('reason', '  ');
    form.set('promisedAt', '2026-11-25T10:30');
    form.set('when', '2026-11-24T09:00');
    const { told, when } = bodyOf(form, [
      field('note', 'text'),
      field('reason', 'text'),
      field('promisedAt', 'instant'),
      field('when', 'when'),
    ]);

    expect(told).toEqual({ note: '512', promisedAt: new Date('2026-11-25T10:30').toISOString().replace('.000Z', 'Z') });
    expect(when).toBe(new Date('2026-11-24T09:00').toISOString().replace('.000Z', 'Z'));
  });
});

describe('What may be done with a case', () => {
  const words: CaseWords = {
    company: 'x',
    timeZone: 'UTC',
    offices: [],
    processes: [
      {
        id: 'p',
        name: 'п',
        nameEn: 'p',
        clause: '1',
        steps: [],
        opens: [],
        grounds: [{ id: 'withdrawn', name: 'о', nameEn: 'w' }],
      },
    ],
  };
  const card = (status: 'open' | 'completed', ...phases: StepPhase[]): CaseCard => ({
    line: { id: 'c', process: 'p', status, openedAt: '', late: 0, bucket: 'none' },
    openedBy: 'x',
    steps: phases.map((phase, i) => ({ id: String(i), name: '', nameEn: '', clause: '', owner: '', phase })),
    events: [{ id: 'e', name: 'э', nameEn: 'e' }],
    told: [],
    history: [],
  });

  it('is completing only once nothing runs, and nothing at all once it is over', () => {
    expect(actsOf(card('open', 'done', 'overdue'), words)).toEqual(['record', 'correct', 'owner', 'cancel']);
    expect(actsOf(card('open', 'done', 'skipped', 'notStarted'), words)).toEqual([
      'record',
      'correct',
      'owner',
      'complete',
      'cancel',
    ]);
    expect(actsOf(card('completed', 'done'), words)).toEqual([]);
  });
});
