import { z } from 'zod';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import { cancelApi } from './cancel.api.ts';
import { addChild } from './child.store.ts';
import { recordCrime } from './crime.store.ts';
import { walkFloor } from './floor.store.ts';
import { RecordCrimeBody, toCrime } from './crime.schema.ts';
import { ChildParams, toFloor, WalkFloorBody } from './floor.schema.ts';
import { floorApi } from './floor.api.ts';
import type { FirstNightReading } from './floor-page.store.ts';
import { joinApi } from './join.api.ts';
import type { JoinReading } from './join.store.ts';
import { RecordReportBody, toReport } from './report.schema.ts';
import { recordReport } from './report.store.ts';

const CaseParams = z.strictObject({ case: z.uuid() });
const childrenApi = ({ execute }: Gateway): readonly Route[] => [
  api({
    method: 'POST',
    url: '/api/reports',
    action: 'record-report',
    summary: 'Save a report, and open its case',
    // Intake is never made to wait by a rate limit: a report that is sent has to arrive.
    unlimited: true,
    schema: {
      body: RecordReportBody,
      response: { 201: z.object({ case: z.uuid(), reference: z.string(), report: z.uuid() }) },
    },
    handle: async ({ actor, body, idempotencyKey }) => {
      const done = await execute(actor, recordReport, toReport(body), { ...keyed(idempotencyKey, body) });
      return done.ok
        ? json(done.value, { status: 201, location: `/api/cases/${done.value['case'] ?? ''}` })
        : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/children',
    action: 'add-child',
    summary: 'Add a child who is not yet identified',
    schema: { params: CaseParams, response: { 201: z.object({ case: z.uuid(), person: z.uuid() }) } },
    handle: async ({ actor, params, idempotencyKey, ifMatch }) => {
      const attempt = { ...keyed(idempotencyKey, params), seen: seenVersion(params.case, ifMatch) };
      const done = await execute(actor, addChild, params, attempt);
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/children/:person/floor',
    action: 'walk-floor',
    summary: 'Record the safety floor of one child',
    schema: {
      params: ChildParams,
      body: WalkFloorBody,
      response: { 201: z.object({ case: z.uuid(), floor: z.uuid() }) },
    },
    handle: async ({ actor, params, body, idempotencyKey, ifMatch }) => {
      const attempt = { ...keyed(idempotencyKey, { params, body }), seen: seenVersion(params.case, ifMatch) };
      const done = await execute(actor, walkFloor, toFloor(params, body), attempt);
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];

const crimeApi = ({ execute }: Gateway): readonly Route[] => [
  api({
    method: 'POST',
    url: '/api/cases/:case/crimes',
    action: 'record-crime',
    summary: 'Record a crime, or its reference in the system that is the record',
    schema: {
      params: CaseParams,
      body: RecordCrimeBody,
      response: { 201: z.object({ case: z.uuid(), crime: z.uuid() }) },
    },
    handle: async ({ actor, params, body, idempotencyKey, ifMatch }) => {
      const attempt = { ...keyed(idempotencyKey, { params, body }), seen: seenVersion(params.case, ifMatch) };
      const done = await execute(actor, recordCrime, toCrime(params.case, body), attempt);
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];

/** The same commands as the pages, by the same schemas. */
export const reportApi = (gateway: Gateway, joining: JoinReading, night: FirstNightReading): readonly Route[] => [
  ...joinApi(gateway, joining),
  ...floorApi(gateway, night),
  ...childrenApi(gateway),
  ...crimeApi(gateway),
  ...cancelApi(gateway),
];
