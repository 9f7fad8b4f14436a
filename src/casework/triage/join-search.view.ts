import { z } from 'zod';
import { displayName, REASONS, type Sought } from '../../platform/person/index.ts';
import { date, dateTime, type Form } from '../../platform/web/index.ts';
import { toldByWords } from '../report/index.ts';
import { RISKS } from './search.store.ts';
import type { JoinNearPage, NearCase } from './join-near.store.ts';
import type { JoinSearchPage } from './join-search.store.ts';
import { riskWords } from './triage.words.ts';

const STAGE_WORDS = { open: 'open', proposed: 'waits for a ruling', approved: 'approved', closed: 'closed' } as const;

const children = (count: number): string => (count === 1 ? '1 child' : `${count} children`);

/** Who may know of the same matter is told by who reported, when, and of how many children. */
const nearRow = (file: JoinNearPage['file'], near: NearCase) => ({
  reference: near.reference,
  href: `/cases/${file.case}/join?reference=${near.reference}`,
  toldAt: dateTime(near.toldAt),
  toldBy: toldByWords[near.toldBy],
  what: `${children(near.children)}, ${STAGE_WORDS[near.stage]}`,
});

export const joinSearchForm = ({ file, near }: JoinNearPage, form: Form) => ({
  title: 'Which case is it? Look for a child who is in it',
  reference: file.reference,
  action: `/cases/${file.case}/join/search`,
  byReference: `/cases/${file.case}/join`,
  form,
  near: near.map((one) => nearRow(file, one)),
  back: { href: `/cases/${file.case}` },
});

export const JoinNearRead = z.object({
  near: z.array(
    z.object({
      ...{ case: z.uuid(), reference: z.string(), stage: z.string(), children: z.int() },
      ...{ toldAt: z.iso.datetime(), toldBy: z.string() },
    }),
  ),
});

export const joinNearRead = ({ near }: JoinNearPage) => ({
  near: near.map((one) => ({ ...one, toldAt: one.toldAt.toISOString() })),
});

const casesOfPerson = ({ file, cases }: JoinSearchPage, person: string) =>
  cases
    .filter((one) => one.person === person)
    .map(({ reference, stage, toldAt }) => ({
      reference,
      text: `${STAGE_WORDS[stage]}${toldAt === null ? '' : `, reported ${dateTime(toldAt)}`}`,
      href: `/cases/${file.case}/join?reference=${reference}`,
    }));

/** Who may be a child of the case that is sought, what is open about each, and the cases they are in. */
export const joinOffers = (page: JoinSearchPage, sought: Sought) => {
  const offers = page.found.offers.map(({ person: { person, details, ...known }, reasons }) => ({
    person,
    name: displayName({ person, details, ...known }),
    risks: (page.risks.get(person) ?? []).map((risk) => riskWords[risk]),
    birthDate: details.birthDate === undefined ? undefined : date(details.birthDate),
    school: details.school,
    reasons: reasons.map((reason) => REASONS[reason]).join(', '),
    cases: casesOfPerson(page, person),
  }));
  return {
    title: offers.length === 0 ? 'Nobody like that is known here' : 'Is it a case of one of these people?',
    reference: page.file.reference,
    sought: [sought.givenNames, sought.familyName].filter((name) => name !== undefined).join(' '),
    offers,
    tooMany: page.found.tooMany,
    byReference: `/cases/${page.file.case}/join`,
    back: { href: `/cases/${page.file.case}/join/search`, text: 'Search again' },
  };
};

export const JoinOffersRead = z.object({
  offers: z.array(
    z.object({
      person: z.uuid(),
      name: z.string(),
      risks: z.array(z.enum(RISKS)),
      birthDate: z.string().nullable(),
      school: z.string().nullable(),
      reasons: z.array(z.string()),
      cases: z.array(
        z.object({
          case: z.uuid(),
          reference: z.string(),
          stage: z.string(),
          toldAt: z.iso.datetime().nullable(),
        }),
      ),
    }),
  ),
  tooMany: z.boolean(),
});

/** The same as a program reads it. */
export const joinOffersRead = ({ found, risks, cases }: JoinSearchPage) => ({
  offers: found.offers.map(({ person, reasons }) => ({
    person: person.person,
    name: displayName(person),
    risks: RISKS.filter((risk) => risks.get(person.person)?.includes(risk)),
    birthDate: person.details.birthDate ?? null,
    school: person.details.school ?? null,
    reasons: reasons.map((reason) => REASONS[reason]),
    cases: cases
      .filter((one) => one.person === person.person)
      .map(({ reference, stage, toldAt, case: id }) => ({
        ...{ case: id, reference, stage },
        toldAt: toldAt?.toISOString() ?? null,
      })),
  })),
  tooMany: found.tooMany,
});
