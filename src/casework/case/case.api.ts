import { z } from 'zod';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import { assignCase, readAssignable } from './assignment.store.ts';
import { AssignCaseBody, BreakGlassBody, CaseParams, EmergencyParams, FindQuery, OpenCaseBody } from './case.schema.ts';
import { acknowledgeEmergency, breakGlass, readEmergency } from './emergency.store.ts';
import { findCase } from './find.store.ts';
import { openCase } from './opening.store.ts';
import { readOpening, type OpeningReading } from './opening-page.store.ts';

const Opened = z.object({ case: z.uuid(), opening: z.uuid(), until: z.iso.datetime() });
const Known = z.object({
  case: z.uuid(),
  reference: z.string(),
  /** Null: they are not shown to this role before a reason is kept, and it is not said that there are none. */
  risks: z.array(z.string()).nullable(),
  /** The case that its report joined: to be opened in its place. */
  joinedInto: z.uuid().nullable(),
});

const FoundCase = z.object({
  case: z.uuid(),
  reference: z.string(),
  /** Where the report of this reference joined a case: that case, which has a reference of its own. */
  joinedInto: z.uuid().nullable(),
});

const opening = ({ execute, consult }: Gateway, reading: OpeningReading): readonly Route[] => {
  const risks = (url: `/api/${string}`, action: 'open-case' | 'break-glass'): Route =>
    api({
      method: 'GET',
      url,
      action,
      summary:
        'What is known and open about the children of a case, to who may have to act at once: to be read before any reason is given',
      schema: { params: CaseParams, response: { 200: Known } },
      handle: async ({ actor, params }) => {
        const found = await consult(actor, readOpening(reading, action), params);
        if (!found.ok) return refuse(found.refusal);
        const { file, risks: known } = found.value;
        return json({ ...file, risks: known ?? null, joinedInto: file.joinedInto ?? null });
      },
    });
  return [
    risks('/api/cases/:case/open', 'open-case'),
    api({
      method: 'POST',
      url: '/api/cases/:case/open',
      action: 'open-case',
      summary: 'Open a case that one is not assigned to, for a reason, for 12 hours',
      schema: { params: CaseParams, body: OpenCaseBody, response: { 201: Opened } },
      handle: async ({ actor, params, body, idempotencyKey }) => {
        const input = { ...params, ...body };
        const done = await execute(actor, openCase, input, { ...keyed(idempotencyKey, input) });
        return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
      },
    }),
    risks('/api/cases/:case/break-glass', 'break-glass'),
    api({
      method: 'POST',
      url: '/api/cases/:case/break-glass',
      action: 'break-glass',
      summary: 'Open one case in an emergency, for one hour; announced to the supervisors',
      schema: { params: CaseParams, body: BreakGlassBody, response: { 201: Opened } },
      handle: async ({ actor, params, body, idempotencyKey }) => {
        const input = { ...params, ...body };
        const done = await execute(actor, breakGlass(reading), input, { ...keyed(idempotencyKey, input) });
        return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
      },
    }),
  ];
};

const EmergencyAnswer = z.object({
  case: z.uuid(),
  opening: z.uuid(),
  by: z.string().nullable(),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  reason: z.string().nullable(),
  acknowledged: z.object({ by: z.string().nullable(), at: z.iso.datetime() }).nullable(),
});

const emergencies = ({ execute, consult }: Gateway): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/cases/:case/emergencies/:opening',
    action: 'acknowledge-emergency',
    summary: 'Who opened a case in an emergency, when and why',
    schema: { params: EmergencyParams, response: { 200: EmergencyAnswer } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readEmergency, params);
      if (!found.ok) return refuse(found.refusal);
      const { by, from, until, acknowledged } = found.value.emergency;
      const { reason } = found.value;
      return json({
        ...params,
        by,
        from: from.toISOString(),
        until: until.toISOString(),
        reason: reason?.state === 'readable' ? reason.text : null,
        acknowledged: acknowledged === undefined ? null : { by: acknowledged.by, at: acknowledged.at.toISOString() },
      });
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/emergencies/:opening/acknowledge',
    action: 'acknowledge-emergency',
    summary: 'Say that the announcement was seen: a supervisor, never of their own opening',
    schema: { params: EmergencyParams, response: { 201: z.object({ case: z.uuid(), opening: z.uuid() }) } },
    handle: async ({ actor, params, idempotencyKey }) => {
      const done = await execute(actor, acknowledgeEmergency, params, { ...keyed(idempotencyKey, params) });
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];

const Assignable = z.object({
  case: z.uuid(),
  version: z.int(),
  officer: z.uuid().nullable(),
  staff: z.array(z.object({ staff: z.uuid(), name: z.string(), cases: z.int() })),
});

const assignment = ({ execute, consult }: Gateway): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/cases/:case/assign',
    action: 'assign-case',
    summary: 'Who has a case, and who could be given it',
    schema: { params: CaseParams, response: { 200: Assignable } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readAssignable, params);
      if (!found.ok) return refuse(found.refusal);
      const { file, staff } = found.value;
      const body = { case: file.case, version: file.version, officer: file.officer?.staff ?? null, staff };
      return json(body, { etag: String(file.version) });
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/assign',
    action: 'assign-case',
    summary: 'Give a case to somebody who works cases',
    schema: { params: CaseParams, body: AssignCaseBody, response: { 201: z.object({ case: z.uuid() }) } },
    handle: async ({ actor, params, body, idempotencyKey, ifMatch }) => {
      const input = { ...params, ...body };
      const attempt = { ...keyed(idempotencyKey, input), seen: seenVersion(params.case, ifMatch) };
      const done = await execute(actor, assignCase, input, attempt);
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];

/** How a program comes to a case: the same commands as the pages, by the same schemas. */
export const caseApi = (gateway: Gateway, reading: OpeningReading): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/cases/find',
    action: 'find-case',
    summary: 'The case that has a reference, or that a report of this reference joined',
    schema: { query: FindQuery, response: { 200: FoundCase } },
    handle: async ({ actor, query }) => {
      const found = await gateway.consult(actor, findCase, query);
      return found.ok ? json(found.value) : refuse(found.refusal);
    },
  }),
  ...opening(gateway, reading),
  ...emergencies(gateway),
  ...assignment(gateway),
];
