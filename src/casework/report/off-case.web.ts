import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { dateTime, type PageModel, type Route } from '../../platform/web/index.ts';
import { caseEndpoint, caseForm } from '../case/index.ts';
import { nameOf } from './floor.view.ts';
import { OffParams, PutBackBody, TakeOffBody, toPutBack, toTakeOff } from './off-case.schema.ts';
import {
  putBackOnCase,
  readOffCase,
  readOnCase,
  takeOffCase,
  type OffPage,
  type OffReading,
} from './off-case.store.ts';

const back = ({ file }: OffPage) => ({ href: `/cases/${file.case}`, text: 'Go to the case' });

const takeOffPage = (page: OffPage): PageModel => {
  const isChild = page.parties.some(({ person, isChild: is }) => is && person === page.person);
  const others = page.parties.filter(({ person, isChild: is }) => is && person !== page.person);
  return {
    title: `Take ${nameOf(page, page.person)} off this case`,
    // Only a child can be another child of the case.
    others: isChild ? others.map(({ person }) => ({ value: person, text: nameOf(page, person) })) : [],
    ask: isChild ? `/cases/${page.file.case}/response/ask` : undefined,
    back: back(page),
  };
};

const putBackPage = (page: OffPage): PageModel => ({
  title: `Put ${nameOf(page, page.person)} back on this case`,
  off:
    page.off === undefined
      ? undefined
      : `Taken off ${dateTime(page.off.at)}, by ${page.off.by ?? 'somebody who left'}. ${page.off.why ?? 'The reason was erased.'}`,
  back: back(page),
});

const NEXT = (params: { readonly case: string }): string => `/cases/${params.case}`;
const answer = z.object({ case: z.uuid(), entry: z.uuid() });

/** Taking somebody off a case, and putting them back: the pages, and the same for programs. */
export const offCaseRoutes = (gateway: Gateway, reading: OffReading): readonly Route[] => {
  const off = { params: OffParams, body: TakeOffBody, change: takeOffCase(reading), input: toTakeOff };
  const on = { params: OffParams, body: PutBackBody, change: putBackOnCase(reading), input: toPutBack };
  return [
    ...caseForm(gateway, {
      ...off,
      url: '/cases/:case/people/:person/take-off',
      look: readOnCase,
      template: 'off-case.njk',
      model: takeOffPage,
      next: NEXT,
    }),
    ...caseForm(gateway, {
      ...on,
      url: '/cases/:case/people/:person/put-back',
      look: readOffCase,
      template: 'off-case.njk',
      model: putBackPage,
      next: NEXT,
    }),
    caseEndpoint(gateway, {
      ...off,
      url: '/api/cases/:case/people/:person/take-off',
      summary: 'Take somebody off a case whom a mistake put on it; nothing recorded of them is deleted',
      answer,
    }),
    caseEndpoint(gateway, {
      ...on,
      url: '/api/cases/:case/people/:person/put-back',
      summary: 'Put somebody back on a case they were taken off',
      answer,
    }),
  ];
};
