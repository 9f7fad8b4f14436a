import { z } from 'zod';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import { JoinBody, JoinParams, toJoin } from './join.schema.ts';
import { joinReport, readJoining, type JoinReading } from './join.store.ts';
import { joinModel } from './join.view.ts';

const Side = z.object({ title: z.string(), rows: z.array(z.object({ key: z.string(), value: z.string() })) });

const JoinRead = z.object({
  from: Side,
  into: Side,
  /** The children of the report; of each it has to be said which child of the case it is, or that it is another. */
  children: z.array(z.object({ person: z.uuid(), name: z.string() })),
  known: z.array(z.object({ person: z.uuid(), name: z.string(), died: z.boolean() })),
});

/** Both sides of a join, and joining them, as a program. */
export const joinApi = ({ execute, consult }: Gateway, reading: JoinReading): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/cases/:case/join/:into',
    action: 'join-report',
    operation: 'read-joining',
    summary:
      'A report beside the case that it may join: what was told, and the alarms and safe contacts of every child',
    schema: { params: JoinParams, response: { 200: JoinRead } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readJoining(reading), params);
      if (!found.ok) return refuse(found.refusal);
      const { from, into, children, known } = joinModel(found.value);
      const body = { from, into, known, children: children.map(({ person, name }) => ({ person, name })) };
      return json(body, { etag: String(found.value.from.file.version) });
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/join/:into',
    action: 'join-report',
    summary: 'Join the report of a case to another case, whose reference it then leads to',
    schema: { params: JoinParams, body: JoinBody, response: { 201: z.object({ case: z.uuid(), joined: z.uuid() }) } },
    handle: async ({ actor, params, body, idempotencyKey, ifMatch }) => {
      const attempt = { ...keyed(idempotencyKey, { params, body }), seen: seenVersion(params.case, ifMatch) };
      const done = await execute(actor, joinReport(reading), toJoin(params, body), attempt);
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];
