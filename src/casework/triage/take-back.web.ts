import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, refuse, type Route } from '../../platform/web/index.ts';
import { caseEndpoint, caseForm } from '../case/index.ts';
import { carriesDeath } from './take-back.ts';
import { MatchParams, MatchRead, TakeBackBody, toTakeBack } from './take-back.schema.ts';
import { readToTakeBack, takeBackMatch } from './take-back.store.ts';
import { takeBackPage } from './take-back.view.ts';

const URL = '/cases/:case/people/:person/matches/:other/taken-back';
const nameAt = (at: z.infer<typeof MatchParams>): string => `/cases/${at.case}/people/${at.person}/name`;

/** That two records are not of the same person after all: the page, and the same for programs. */
export const takeBackRoutes = (gateway: Gateway): readonly Route[] => {
  const of = { params: MatchParams, body: TakeBackBody, change: takeBackMatch, input: toTakeBack };
  return [
    ...caseForm(gateway, {
      ...of,
      url: URL,
      look: readToTakeBack,
      template: 'take-back.njk',
      model: takeBackPage,
      faults: {
        DeathCarried: {
          field: 'knowsOfDeath',
          text: 'Say that you have read what this changes about the recorded death',
        },
      },
      next: nameAt,
      back: nameAt,
    }),
    caseEndpoint(gateway, {
      ...of,
      url: `/api${URL}`,
      summary: 'Record that two records are not of the same person after all: the link is ended, and kept',
      answer: z.object({ case: z.uuid(), person: z.uuid() }),
    }),
    api({
      method: 'GET',
      url: `/api${URL}`,
      action: 'take-back-match',
      operation: 'read-match',
      summary: 'What hangs on the link between two records, before it is ended',
      schema: { params: MatchParams, response: { 200: MatchRead } },
      handle: async ({ actor, params }) => {
        const found = await gateway.consult(actor, readToTakeBack, params);
        if (!found.ok) return refuse(found.refusal);
        const { file, link } = found.value;
        const cases = link.cases.map(({ reference, side, died, joined }) => ({
          reference,
          person: side,
          died,
          joined,
        }));
        const { by, stillAlike } = link;
        const body = { linkedAt: link.linkedAt.toISOString(), by, cases, stillAlike, carriesDeath: carriesDeath(link) };
        return json(body, { etag: String(file.version) });
      },
    }),
  ];
};
