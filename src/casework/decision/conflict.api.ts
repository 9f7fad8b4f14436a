import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, refuse, type Route } from '../../platform/web/index.ts';
import type { Adviser } from '../../policy/index.ts';
import { caseEndpoint, CaseParams } from '../case/index.ts';
import { readConflict } from './conflict-page.store.ts';
import { ConflictBody } from './conflict.schema.ts';
import { decideSettingsConflict } from './conflict-decided.store.ts';
import { isConflict, STANDS } from './conflict.ts';

const ConflictAnswer = z.object({
  case: z.uuid(),
  version: z.int(),
  conflicts: z.boolean(),
  decided: z.object({ stands: z.enum(STANDS), at: z.iso.datetime(), by: z.string().nullable() }).nullable(),
  proposed: z.array(z.object({ crime: z.uuid(), outcome: z.string(), person: z.uuid().nullable() })),
});

/** The registrar’s decision as a program makes it. */
export const conflictApi = (gateway: Gateway, adviser: Adviser): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/cases/:case/registrar-decision',
    action: 'decide-conflict',
    summary: 'Whether two settings of the force conflict for this case, and what the registrar decided',
    schema: { params: CaseParams, response: { 200: ConflictAnswer } },
    handle: async ({ actor, params }) => {
      const found = await gateway.consult(actor, readConflict(adviser), params);
      if (!found.ok) return refuse(found.refusal);
      const { file, advised, proposal } = found.value;
      const { conflict, settings } = advised.basis;
      const body = {
        case: file.case,
        version: file.version,
        conflicts: isConflict(settings),
        decided:
          conflict === undefined ? null : { stands: conflict.stands, at: conflict.at.toISOString(), by: conflict.by },
        proposed: (proposal?.outcomes ?? []).map(({ crime, outcome, person }) => ({
          crime,
          outcome,
          person: person ?? null,
        })),
      };
      return json(body, { etag: String(file.version) });
    },
  }),
  caseEndpoint(gateway, {
    url: '/api/cases/:case/registrar-decision',
    summary: 'Decide which of two conflicting settings stands for this case: the force crime registrar',
    params: CaseParams,
    body: ConflictBody,
    answer: z.object({ case: z.uuid(), decision: z.uuid() }),
    change: decideSettingsConflict(adviser),
    input: (params, body) => ({ ...params, ...body }),
  }),
];
