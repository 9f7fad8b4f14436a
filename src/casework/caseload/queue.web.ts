import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { page, refuse, render, type Route } from '../../platform/web/index.ts';
import type { Waiting } from '../case/index.ts';
import { readQueue } from './queue.store.ts';
import type { Waits } from './waiting.store.ts';

const waitsWords: Readonly<Record<Waits, string>> = {
  response: 'Decide the response',
  category: 'Decide the category',
  exception: 'Grant an exception, or not',
  'no-referral': 'A child in care or on a plan, or not known: not referred',
  'not-telling': 'A reason not to tell a child',
};

export const QueueQuery = z.object({ after: z.uuid().optional() });

/** What waits for supervisors and the registrar of a force. */
export const queuePages = ({ consult }: Gateway, asked: readonly Waiting[]): readonly Route[] => [
  page({
    method: 'GET',
    url: '/queue',
    action: 'read-queue',
    query: QueueQuery,
    handle: async ({ actor, query }) => {
      const found = await consult(actor, readQueue(asked), query);
      if (!found.ok) return refuse(found.refusal, '/');
      const next = found.value.next === undefined ? undefined : `/queue?after=${found.value.next}`;
      const waiting = found.value.waiting.map((row) => ({ ...row, what: waitsWords[row.waits] }));
      return render('queue.njk', { title: 'Queue', ...found.value, waiting, next });
    },
  }),
];
