import { displayName } from '../../platform/person/index.ts';
import { dateTime, type PageModel } from '../../platform/web/index.ts';
import {
  answersOf,
  dutyTitle,
  placeOfUnfinished,
  UNFINISHED,
  unfinishedWords,
  type Unfinished,
} from '../decision/index.ts';
import type { OpenItem } from './closing.ts';
import type { ClosingPage } from './closing.store.ts';

export const openWords: Readonly<Record<OpenItem['what'], string>> = {
  'crime-not-recorded': 'No crime is recorded',
  'outcome-not-approved': 'No approved outcome',
  'child-not-told': 'Not yet told what was decided',
  ...unfinishedWords,
  'next-step-unknown': 'The local authority has not told its next step',
  'protection-runs': 'Police protection was taken, and nobody has said that it ended',
  'cancellation-open': 'The registrar was asked to cancel the record, and has not answered',
  'check-running': 'A check is running',
  'duty-open': 'Asked by the guidance, not yet answered',
  'duty-left': 'Said not to be done since the outcome was approved, and seen by no supervisor',
  'being-reconsidered': 'The outcome is being reconsidered',
  'decision-outdated': 'What the outcome rests on has changed: open the case again',
};

const subjectOf = (page: ClosingPage, { what, subject }: OpenItem): string => {
  if (subject === undefined) return '';
  // By the crime reference, which officers know; ours mean nothing to them.
  if (what === 'outcome-not-approved' || what === 'cancellation-open')
    return page.crimes.find(({ crime }) => crime === subject)?.reference ?? '';
  const person = page.people.get(subject);
  return person === undefined || person.state === 'erased' ? '' : displayName(person);
};

const isUnfinished = (item: OpenItem): item is Unfinished => UNFINISHED.some((what) => what === item.what);

/** Where each thing is put right; undefined leads to the case. */
const PLACES: Readonly<Partial<Record<OpenItem['what'], string>>> = {
  'crime-not-recorded': '/crimes/new',
  'child-not-told': '/notices',
  'outcome-not-approved': '/decision',
  'next-step-unknown': '/safeguarding',
  'protection-runs': '/safeguarding',
  'check-running': '/checks',
  'being-reconsidered': '/reconsideration',
  'decision-outdated': '/reconsideration',
};

/** Where it is answered: of those that have a step of their own, at that step or in words, whichever is open. */
const placeOfDuty = ({ subject }: OpenItem, { id, place }: NonNullable<OpenItem['duty']>): string =>
  answersOf(id, { owner: undefined, isOfLaw: false }) === 'none' ? `/${place}` : `/duties/${id}/${subject ?? 'case'}`;

const placeOf = (item: OpenItem): string => {
  // In words, whatever it is: a supervisor reads there why it was left.
  if (item.what === 'duty-left' && item.duty !== undefined) return `/duties/${item.duty.id}/${item.subject ?? 'case'}`;
  if (item.duty !== undefined) return placeOfDuty(item, item.duty);
  return isUnfinished(item) ? placeOfUnfinished(item) : (PLACES[item.what] ?? '');
};

/** What is open, in a few words to follow; the sentence of the guidance stands under them. */
const openLine = (page: ClosingPage, item: OpenItem) => {
  const whose = subjectOf(page, item);
  const named = (text: string): string => (whose === '' ? text : `${whose}: ${text}`);
  return item.duty === undefined
    ? { text: named(openWords[item.what]), says: undefined }
    : { text: named(dutyTitle(item.duty.id)), says: `${openWords[item.what]}. ${item.duty.says}` };
};

export const closingPage = (page: ClosingPage): PageModel => {
  const at = `/cases/${page.file.case}`;
  const closed = page.file.stage === 'closed';
  return {
    title: closed ? 'This case is closed' : 'Close the case',
    reference: page.file.reference,
    version: page.file.version,
    at,
    closed,
    cancelled: page.crimes.length > 0 && page.crimes.every((crime) => crime.cancelled !== null),
    open: page.open.map((item) => ({ ...openLine(page, item), href: `${at}${placeOf(item)}` })),
    left: page.left.map(({ id, says, person }) => {
      const known = person === undefined ? undefined : page.people.get(person);
      const whom = known === undefined || known.state === 'erased' ? '' : `${displayName(known)}: `;
      return { text: `${whom}${dutyTitle(id)}`, says };
    }),
    several: page.open.filter((item) => item.what === 'duty-open' && placeOf(item).startsWith('/duties/')).length > 1,
    closings: page.closed.map((row) => `${dateTime(row.at)}, by ${page.staff.get(row.by) ?? 'somebody who left'}`),
    back: { href: at },
  };
};
