import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { date, type PageModel, type Route } from '../../platform/web/index.ts';
import { caseEndpoint, caseForm } from '../case/index.ts';
import { nameOf } from '../report/index.ts';
import { DeathBody, DeathParams, toDeath, toWithdrawal, WithdrawBody } from './death.schema.ts';
import { DEATH_SOURCES } from './death.ts';
import { readToRecord, readToWithdraw, recordDeath, withdrawDeath, type DeathPage } from './death.store.ts';
import { deathSourceWords } from './response.words.ts';

const back = ({ file }: DeathPage) => ({ href: `/cases/${file.case}`, text: 'Go to the case' });

const recordPage = (page: DeathPage): PageModel => ({
  title: `Record that ${nameOf(page, page.person)} has died`,
  isRecording: true,
  floorAt: `/cases/${page.file.case}/children/${page.person}/floor`,
  asked: page.asked,
  sources: DEATH_SOURCES.map((value) => ({ value, text: deathSourceWords[value] })),
  back: back(page),
});

const withdrawPage = (page: DeathPage): PageModel => ({
  title: `Record that ${nameOf(page, page.person)} is alive`,
  recorded:
    page.death === undefined
      ? undefined
      : `Recorded as having died on ${date(page.death.on)}. Known from: ${deathSourceWords[page.death.source].toLowerCase()}.`,
  back: back(page),
});

const NEXT = (params: { readonly case: string }): string => `/cases/${params.case}`;

/** That a child has died, and that it was wrong: the pages, and the same for programs. */
export const deathRoutes = (gateway: Gateway): readonly Route[] => {
  const died = { params: DeathParams, body: DeathBody, change: recordDeath, input: toDeath };
  const alive = { params: DeathParams, body: WithdrawBody, change: withdrawDeath, input: toWithdrawal };
  return [
    ...caseForm(gateway, {
      ...died,
      url: '/cases/:case/children/:person/died',
      kinds: { on: { date: 'The day' } },
      look: readToRecord,
      template: 'death.njk',
      model: recordPage,
      faults: {
        DeathToCome: { field: 'on', at: 'on-day', text: 'This day is still to come. Enter the day as it is known' },
        DeathBeforeConduct: {
          field: 'on',
          at: 'on-day',
          text: 'This is before the day on which it happened, as the case has it. Check both days',
        },
        DeathBeforeFloor: {
          field: 'on',
          at: 'on-day',
          text: 'The safety floor was walked after that day and says how the child was. Correct the day; if the floor was wrong, walk it again first',
        },
        FamilyTooShort: { field: 'family', text: 'Write who of the family is told, and by whom, in a whole sentence' },
      },
      next: NEXT,
    }),
    ...caseForm(gateway, {
      ...alive,
      url: '/cases/:case/children/:person/alive',
      look: readToWithdraw,
      template: 'death.njk',
      model: withdrawPage,
      next: NEXT,
    }),
    caseEndpoint(gateway, {
      ...died,
      url: '/api/cases/:case/children/:person/died',
      summary:
        'Ask a supervisor to agree that a child has died: then nothing is asked of or told to that child any more',
      answer: z.object({ case: z.uuid(), request: z.uuid() }),
    }),
    caseEndpoint(gateway, {
      ...alive,
      url: '/api/cases/:case/children/:person/alive',
      summary: 'Record that a child who was said to have died is alive',
      answer: z.object({ case: z.uuid(), withdrawal: z.uuid() }),
    }),
  ];
};
