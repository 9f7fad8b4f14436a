import { z } from 'zod';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import { CaseParams, STAGES } from '../case/index.ts';
import { dutyTitle } from '../decision/index.ts';
import { KEEPS_OPEN } from './closing.ts';
import { closeCase, readClosing, type ClosingReading } from './closing.store.ts';
import { openWords } from './closing.view.ts';

/** With a few words for it, as on the page. */
const Item = z.object({
  ...{ what: z.enum(KEEPS_OPEN), subject: z.string().nullable() },
  ...{ duty: z.string().nullable(), title: z.string() },
});
const ClosingAnswer = z.object({
  stage: z.enum(STAGES),
  open: z.array(Item),
  /** What the guidance asks and was said not to be done. */
  left: z.array(z.object({ duty: z.string(), subject: z.string().nullable(), title: z.string() })),
  closed: z.array(z.object({ at: z.iso.datetime(), by: z.string() })),
});

/** The same commands as the pages, by the same schemas. */
export const closingApi = ({ execute, consult }: Gateway, reading: ClosingReading): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/cases/:case/closing',
    action: 'read-closing',
    summary: 'What is still open, and when the case was closed',
    schema: { params: CaseParams, response: { 200: ClosingAnswer } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readClosing(reading), params);
      if (!found.ok) return refuse(found.refusal);
      const { file, open, closed, left } = found.value;
      const answer = {
        stage: file.stage,
        open: open.map(({ what, subject, duty }) => ({
          ...{ what, title: duty === undefined ? openWords[what] : dutyTitle(duty.id) },
          ...{ subject: subject ?? null, duty: duty?.id ?? null },
        })),
        left: left.map(({ id, person }) => ({ duty: id, title: dutyTitle(id), subject: person ?? null })),
        closed: closed.map(({ at, by }) => ({ at: at.toISOString(), by })),
      };
      return json(answer, { etag: String(file.version) });
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/closing',
    action: 'close-case',
    summary: 'Close the case; refused with everything that is still open',
    schema: { params: CaseParams, response: { 201: z.object({ case: z.uuid(), closing: z.uuid() }) } },
    handle: async ({ actor, params, idempotencyKey, ifMatch }) => {
      const { idempotency } = keyed(idempotencyKey, params);
      const attempt = { idempotency, seen: seenVersion(params.case, ifMatch) };
      const done = await execute(actor, closeCase(reading), params, attempt);
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];
