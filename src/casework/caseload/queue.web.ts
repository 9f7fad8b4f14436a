import type { Gateway } from '../../platform/command/index.ts';
import { page, refuse, render, type Route } from '../../platform/web/index.ts';
import { QueueQuery } from './caseload.schema.ts';
import { readQueue } from './queue.store.ts';
import { queuePage } from './queue.view.ts';

/** What waits for the supervisors and the registrar of a force. */
export const queuePages = ({ consult }: Gateway): readonly Route[] => [
  page({
    method: 'GET',
    url: '/queue',
    action: 'read-queue',
    query: QueueQuery,
    handle: async ({ actor, query }) => {
      const found = await consult(actor, readQueue, query);
      return found.ok ? render('queue.njk', queuePage(found.value, actor)) : refuse(found.refusal, '/');
    },
  }),
];
