import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, refuse, type Route } from '../../platform/web/index.ts';
import { CaseLine } from './case-line.ts';
import { giveSample } from './give.store.ts';
import { SampleHead } from './sample-head.ts';
import { GiveSample } from './split.schema.ts';

/** A sample as a program of the force fetches it for another: the head and the lines of the file. */
export const giveApi = ({ consult }: Gateway): readonly Route[] => [
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
