import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, refuse, type Route } from '../../platform/web/index.ts';
import { CaseParams } from '../case/index.ts';
import { FROM_WHOM, WELFARE_BY, WELFARE_CHECK, WITH_WHOM } from './floor.ts';
import { ChildParams } from './floor.schema.ts';
import {
  DELETIONS,
  readFirstNight,
  readFloor,
  type FirstNightReading,
  type FirstNightPage,
  type FloorPage,
} from './floor-page.store.ts';
import { firstNightCard, nameOf } from './floor.view.ts';
import { KNOWN } from './report.ts';

const known = z.enum(KNOWN);

const FloorRead = z.object({
  person: z.uuid(),
  name: z.string(),
  /** The newest walk; null where nobody has walked it yet. */
  floor: z
    .object({
      ...{ safeNow: known, selfHarm: known, inCare: known, onPlan: known, withWhom: z.enum(WITH_WHOM) },
      welfareCheck: z.enum(WELFARE_CHECK),
      welfareBy: z.enum(WELFARE_BY).nullable(),
      welfareAt: z.iso.datetime().nullable(),
      /** By whom and when one was done that is too old to say how the child is: none is arranged. */
      welfareTooOld: z.boolean(),
      welfareOverdue: z.boolean(),
      fromWhom: z.enum(FROM_WHOM),
      walkedAt: z.iso.datetime(),
    })
    .nullable(),
  mayTell: z.object({ may: z.string(), how: z.string() }).nullable(),
  mustNotTell: z.array(z.string()),
});

const floorRead = (page: FloorPage, person: string) => {
  const [row, contact] = [page.floors.get(person), page.contacts.get(person)];
  return {
    ...{ person, name: nameOf(page, person) },
    floor:
      row === undefined
        ? null
        : {
            ...row,
            welfareCheck: row.welfare,
            welfareAt: row.welfareAt?.toISOString() ?? null,
            walkedAt: row.walkedAt.toISOString(),
          },
    mayTell: contact?.way ?? null,
    mustNotTell: [...(contact?.mustNot ?? [])],
  };
};

/** The card as it is printed: the force's own numbers, and what is said of deleting. It names nobody. */
const CardRead = z.object({
  reference: z.string(),
  deletion: z.enum(DELETIONS),
  services: z.array(z.object({ name: z.string(), what: z.string() })),
  children: z.array(z.object({ label: z.string(), alarms: z.array(z.string()) })),
});

const cardRead = (page: FirstNightPage) => {
  const { reference, deletion, services, children } = firstNightCard(page);
  return {
    reference,
    deletion,
    services,
    children: children.map(({ label, alarms }) => ({ label, alarms: [...alarms] })),
  };
};

/** The safety floor of a child and the first-night card, as a program reads them. */
export const floorApi = ({ consult }: Gateway, reading: FirstNightReading): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/cases/:case/children/:person/floor',
    action: 'walk-floor',
    operation: 'read-floor',
    summary: 'The safety floor of one child as it was last walked, with who may safely be told and who must not',
    schema: { params: ChildParams, response: { 200: FloorRead } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readFloor, params);
      if (!found.ok) return refuse(found.refusal);
      const isChild = found.value.children.some(({ person }) => person === params.person);
      return isChild
        ? json(floorRead(found.value, params.person), { etag: String(found.value.file.version) })
        : refuse({ code: 'NotAChildOfThisCase' });
    },
  }),
  api({
    method: 'GET',
    url: '/api/cases/:case/first-night',
    action: 'read-first-night-card',
    summary: 'The first-night card: what is said of deleting, who can help, and what alarms about each child',
    schema: { params: CaseParams, response: { 200: CardRead } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readFirstNight(reading), params);
      return found.ok ? json(cardRead(found.value)) : refuse(found.refusal);
    },
  }),
];
