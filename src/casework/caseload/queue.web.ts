import type { Adviser } from '../../policy/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import { page, refuse, render, type Route } from '../../platform/web/index.ts';
import { outcomeTitle, policyOn } from '../decision/index.ts';
import type { UpholdReading } from '../reconsideration/index.ts';
import { QueueQuery } from './caseload.schema.ts';
import { readQueue } from './queue.store.ts';
import { queuePage } from './queue.view.ts';

interface Guidance {
  readonly adviser: Adviser;
  readonly today: () => string;
}

/** What waits for the supervisors and the registrar of a force; outcomes by the words of the guidance of the day. */
export const queuePages = (
  { consult }: Gateway,
  { adviser, today }: Guidance,
  upholding: UpholdReading,
): readonly Route[] => [
  page({
    method: 'GET',
    url: '/queue',
    action: 'read-queue',
    query: QueueQuery,
    handle: async ({ actor, query }) => {
      const found = await consult(actor, readQueue(upholding), query);
      if (!found.ok) return refuse(found.refusal, '/');
      const policy = policyOn(adviser, today());
      return render(
        'queue.njk',
        queuePage(found.value, actor, (code) => outcomeTitle(policy, code)),
      );
    },
  }),
];
