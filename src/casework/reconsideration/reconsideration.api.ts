import { CAUSES } from '../decision/index.ts';
import { z } from 'zod';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import { CaseParams } from '../case/index.ts';
import type { OutcomeReading } from '../notice/index.ts';
import { RankRead, ranksHeld } from '../outcome/index.ts';
import { against, recasts } from './reconsideration.ts';
import { ReopenBody, UpholdBody, UpholdParams } from './reconsideration.schema.ts';
import {
  readReconsiderations,
  reopenCase,
  upholdOutcome,
  type DecidedReadings,
  type Reconsideration,
  type ReconsiderationPage,
} from './reconsideration.store.ts';
import { reasonsOf } from './reconsideration.view.ts';

const ReconsiderationAnswer = z.object({
  id: z.uuid(),
  state: z.enum(['reopened', 'upheld', 'changed']),
  cause: z.enum([...CAUSES, 'newly-recorded']),
  event: z.string().nullable(),
  at: z.iso.datetime(),
  by: z.string(),
  recast: z.boolean(),
  against: z.array(z.string()),
  earlier: z.array(
    z.object({
      ...{ crime: z.string(), outcome: z.string(), title: z.string().nullable() },
      /** About whom it was. */
      person: z.uuid().nullable(),
      ...{ at: z.iso.datetime(), by: z.string().nullable() },
      reasons: z.array(z.object({ head: z.string(), text: z.string() })),
    }),
  ),
});

const shown = (page: ReconsiderationPage, row: Reconsideration): z.infer<typeof ReconsiderationAnswer> => ({
  id: row.reconsideration,
  state: row.state,
  cause: row.cause,
  event: row.event,
  at: row.reopenedAt.toISOString(),
  by: row.reopenedBy,
  recast: recasts(row),
  // Each rule that stands against what was decided, while it is open again.
  against: row.state === 'reopened' ? [...new Set(against(page.present?.standings ?? []))] : [],
  earlier: row.earlier.map((one) => ({
    ...{ crime: one.crime, outcome: one.outcome, title: page.grounds.of(one)?.title ?? null },
    ...{ person: one.person ?? null, at: one.at.toISOString(), by: one.by ?? null, reasons: reasonsOf(page, one) },
  })),
});

const Made = z.object({ case: z.uuid(), reconsideration: z.uuid() });

/** The same commands as the pages, by the same schemas. */
export const reconsiderationApi = (
  { execute, consult }: Gateway,
  outcomes: OutcomeReading,
  { present, grounds }: Pick<DecidedReadings, 'present' | 'grounds'>,
): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/cases/:case/reconsiderations',
    action: 'read-reconsiderations',
    summary: 'Every time the case was opened again, what was decided before, and from which rank it is upheld',
    schema: {
      params: CaseParams,
      response: { 200: z.object({ reconsiderations: z.array(ReconsiderationAnswer), ranks: z.array(RankRead) }) },
    },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readReconsiderations(outcomes, present, grounds), params);
      if (!found.ok) return refuse(found.refusal);
      const { file, reconsiderations, present: now } = found.value;
      const body = {
        reconsiderations: reconsiderations.map((row) => shown(found.value, row)),
        ranks: now === undefined ? [] : ranksHeld(actor.staff, now),
      };
      return json(body, { etag: String(file.version) });
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/reconsiderations',
    action: 'reopen-case',
    summary: 'Open a decided case again',
    schema: { params: CaseParams, body: ReopenBody, response: { 201: Made } },
    handle: async ({ actor, params, body, idempotencyKey, ifMatch }) => {
      const attempt = { ...keyed(idempotencyKey, { params, body }), seen: seenVersion(params.case, ifMatch) };
      const done = await execute(actor, reopenCase(outcomes), { ...params, ...body }, attempt);
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/reconsiderations/:reconsideration/uphold',
    action: 'uphold-outcome',
    summary: 'Say that what was decided stands: a supervisor, never who opened the case again',
    schema: { params: UpholdParams, body: UpholdBody, response: { 201: Made } },
    handle: async ({ actor, params, body, idempotencyKey, ifMatch }) => {
      const attempt = { ...keyed(idempotencyKey, { params, body }), seen: seenVersion(params.case, ifMatch) };
      const done = await execute(actor, upholdOutcome(outcomes, present), { ...params, ...body }, attempt);
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];
