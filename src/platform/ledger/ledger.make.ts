import type { Entry } from './entry.ts';

/** An entry as a step would append it. */
export const anEntry = (over: Partial<Omit<Entry, 'entry'>> = {}): Omit<Entry, 'entry'> => ({
  force: 'northmoor',
  at: new Date('2020-11-22T02:05:00.000Z'),
  actor: '00000000-0000-7000-8000-000000000001',
  kind: 'collection',
  action: 'record-report',
  rule: 'record-report/officer/anyone',
  cases: ['00000000-0000-7000-8000-0000000000c1'],
  people: [],
  ...over,
});
