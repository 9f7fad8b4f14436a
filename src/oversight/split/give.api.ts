import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, refuse, turned, type Route } from '../../platform/web/index.ts';
import { CaseLine } from './case-line.ts';
import { giveSample } from './give.store.ts';
import { readSamples, SAMPLES_PAGE } from './given.store.ts';
import { SampleHead } from './sample-head.ts';
import { GiveSample, PageQuery } from './split.schema.ts';

/** A sample that was made, as the log has it; what is null stands in it no more, or never did. */
const Row = z.object({
  ...{ at: z.iso.datetime(), by: z.string() },
  ...{ recipient: z.string().nullable(), outcome: z.string().nullable() },
  ...{ periodStart: z.iso.date().nullable(), periodEnd: z.iso.date().nullable() },
  ...{ decisions: z.int().nullable(), sha256: z.string().nullable() },
});

const UNTOLD = { recipient: null, outcome: null, periodStart: null, periodEnd: null, decisions: null, sha256: null };

/** A sample as a program of the force fetches it for another: the head and the lines of the file. */
export const giveApi = ({ consult }: Gateway): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/split-samples',
    action: 'read-split-samples',
    summary:
      'Samples of own decisions that were made, newest first, a page at a time: when, by whom, for whom, of what',
    schema: { query: PageQuery, response: { 200: z.object({ samples: z.array(Row), next: z.int().nullable() }) } },
    handle: async ({ actor, query: { page } }) => {
      const found = await consult(actor, readSamples, { page });
      if (!found.ok) return refuse(found.refusal);
      const { rows, next } = turned(found.value, page, SAMPLES_PAGE);
      const samples = rows.map(({ at, by, told }) => ({ at: at.toISOString(), by, ...(told ?? UNTOLD) }));
      return json({ samples, next });
    },
  }),
  api({
    method: 'POST',
    url: '/api/split-samples',
    action: 'give-split-sample',
    summary: 'Give own decisions as codes, signed, to a named force or body: a disclosure, logged with its digest',
    schema: { body: GiveSample, response: { 200: z.object({ head: SampleHead, cases: z.array(CaseLine) }) } },
    handle: async ({ actor, body }) => {
      const given = await consult(actor, giveSample, body);
      return given.ok ? json({ head: given.value.head, cases: [...given.value.cases] }) : refuse(given.refusal);
    },
  }),
];
