import { displayName } from '../../platform/person/index.ts';
import { dateTime, type PageModel } from '../../platform/web/index.ts';
import { carriesDeath, type LinkedCase } from './take-back.ts';
import type { TakeBackPage } from './take-back.store.ts';

const nameOf = ({ people }: TakeBackPage, person: string): string => {
  const found = people.get(person);
  return found === undefined || found.state === 'erased' ? 'Somebody whose record was erased' : displayName(found);
};

const listOf = (cases: readonly LinkedCase[]): string => cases.map(({ reference }) => reference).join(', ');

/** What is recorded of a death, on whichever side: none of it becomes otherwise, and whom it counts for does. */
const deaths = (page: TakeBackPage, them: string, theOther: string): readonly string[] => {
  const { file, pair, link } = page;
  const died = link.cases.filter((one) => one.died);
  const there = died.filter(({ side }) => side === pair.other);
  const here = died.filter(({ side }) => side === pair.person);
  return [
    ...(there.length > 0
      ? [
          `${theOther} is recorded as having died (case ${listOf(there)}). That stays, and counts no more for ${them}: unless it is recorded of ${them} too, they are asked after, written to and told as any other child.`,
        ]
      : []),
    ...(here.length > 0
      ? [
          `${them} is recorded as having died (case ${listOf(here)}). That stays, and counts no more for ${theOther}: unless it is recorded of ${theOther} too, they are asked after, written to and told as any other child.`,
        ]
      : []),
    ...(here.some((one) => one.case === file.case)
      ? [`If it was known only of ${theOther}, record on the page of this case that ${them} is alive.`]
      : []),
  ];
};

/** What is otherwise once the link is ended, told before it is. */
export const takeBackPage = (page: TakeBackPage): PageModel => {
  const { file, pair, link } = page;
  const others = link.cases.filter(({ side, joined }) => side === pair.other && !joined);
  const joined = link.cases.filter((one) => one.joined);
  // Two children not yet named are called alike: the case says which of them is meant.
  const them = `${nameOf(page, pair.person)} of this case`;
  const theOther = `${nameOf(page, pair.other)}${others.length > 0 ? ` of case ${listOf(others)}` : ''}`;
  const changes = [
    `Earlier reports of ${theOther} do not count for ${them} any more, and none of ${them} for ${theOther}.`,
    `What is open about ${theOther}, such as a risk, is not shown for ${them} any more, nor the other way round.`,
    'A case that was decided or closed opens again where its facts change by this.',
    'What was filled in from the other record stays: put a wrong name or date of birth right afterwards.',
    ...joined.map(({ reference }) => `Report ${reference} joined this case and stays joined, with what came with it.`),
  ];
  return {
    title: 'Not the same person after all?',
    recorded: `${them} and ${theOther} are recorded as the same person, ${dateTime(link.linkedAt)}, by ${link.by ?? 'somebody who left'}.`,
    still: link.stillAlike,
    changes,
    deaths: carriesDeath(link) ? deaths(page, them, theOther) : [],
    back: { href: `/cases/${file.case}/people/${pair.person}/name`, text: 'Back to their details' },
  };
};
