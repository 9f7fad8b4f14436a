import type { Gateway } from '../../platform/command/index.ts';
import { api, json, refuse, type Route } from '../../platform/web/index.ts';
import type { UpholdReading } from '../reconsideration/index.ts';
import { QueueAnswer, QueueQuery } from './caseload.schema.ts';
import { readQueue } from './queue.store.ts';

/** The queue as a program reads it: `path` is where, below /cases/:case, it is answered. */
export const queueApi = ({ consult }: Gateway, upholding: UpholdReading): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/queue',
    action: 'read-queue',
    summary: 'What waits for the supervisors and the registrar of the force, the longest waiting first',
    schema: { query: QueueQuery, response: { 200: QueueAnswer } },
    handle: async ({ actor, query }) => {
      const found = await consult(actor, readQueue(upholding), query);
      if (!found.ok) return refuse(found.refusal);
      const { notSafe, alarmed, rows, waiting, emergencies, left, reviews, next, nextWaiting, ...more } = found.value;
      return json({
        ...more,
        notSafe: notSafe.map(({ alarms, since, ...row }) => ({
          ...row,
          notSafe: alarms['not-safe'] ?? 0,
          notKnown: alarms['safety-not-known'] ?? 0,
          since: since.toISOString(),
        })),
        alarmed: alarmed.map((row) => ({ ...row, alarms: { ...row.alarms }, since: row.since.toISOString() })),
        proposals: rows.map((row) => ({ ...row, proposedAt: row.proposedAt.toISOString() })),
        waiting: waiting.map((row) => ({
          ...row,
          since: row.since.toISOString(),
          path: row.place,
          barred: row.barred ?? null,
        })),
        emergencies: emergencies.map((row) => ({
          ...row,
          at: row.at.toISOString(),
          until: row.until.toISOString(),
          acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
        })),
        left: [...left],
        reviews: [...reviews],
        next: next ?? null,
        nextWaiting: nextWaiting ?? null,
      });
    },
  }),
];
