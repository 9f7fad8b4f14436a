import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, refuse, type Route } from '../../platform/web/index.ts';
import { caseEndpoint, CaseParams } from '../case/index.ts';
import { readChecks } from './check-page.store.ts';
import {
  AddPlaceBody,
  CheckParams,
  ChecksAnswer,
  NoPlaceBody,
  RecordCheckBody,
  toCheck,
  toNoPlace,
  toPlace,
} from './check.schema.ts';
import { recordCheck } from './check.store.ts';
import type { CheckRow } from './check.ts';
import { stateNoPlace } from './no-place.store.ts';
import { addPlace } from './place.store.ts';

const rowAnswer = (row: CheckRow) => ({
  ...row,
  unavailable: row.unavailable ?? null,
  reference: row.reference ?? null,
  ranAt: row.ranAt?.toISOString() ?? null,
  due: row.due ?? null,
});

/** The same commands as the pages, by the same schemas. */
export const checkApi = (gateway: Gateway): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/cases/:case/checks',
    action: 'read-checks',
    summary: 'Every check that a case needs, and how it stands',
    schema: { params: CaseParams, response: { 200: ChecksAnswer } },
    handle: async ({ actor, params }) => {
      const read = await gateway.consult(actor, readChecks, params);
      if (!read.ok) return refuse(read.refusal);
      const { checks, file } = read.value;
      return json({ ...checks, rows: checks.rows.map(rowAnswer) }, { etag: String(file.version) });
    },
  }),
  caseEndpoint(gateway, {
    url: '/api/cases/:case/checks/:subject/:system',
    summary: 'Record the result of one check of a person or place',
    params: CheckParams,
    body: RecordCheckBody,
    answer: z.object({ case: z.uuid(), check: z.uuid() }),
    change: recordCheck,
    input: toCheck,
  }),
  caseEndpoint(gateway, {
    url: '/api/cases/:case/places',
    summary: 'Add a place to check',
    params: CaseParams,
    body: AddPlaceBody,
    answer: z.object({ case: z.uuid(), place: z.uuid() }),
    change: addPlace,
    input: toPlace,
  }),
  caseEndpoint(gateway, {
    url: '/api/cases/:case/places/none',
    summary: 'State that no place to check is known, and from whom',
    params: CaseParams,
    body: NoPlaceBody,
    answer: z.object({ case: z.uuid(), statement: z.uuid() }),
    change: stateNoPlace,
    input: toNoPlace,
  }),
];
