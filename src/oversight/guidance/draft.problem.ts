import { z } from 'zod';
import { words, type Problems } from '../../platform/web/index.ts';

const Neglected = z.object({ rules: z.array(z.string()) });
const rulesIn = (refusal: unknown): readonly string[] => Neglected.safeParse(refusal).data?.rules ?? [];

const Tried = z.object({ what: z.array(z.string()) });
const Found = z.object({
  found: z.array(z.object({ kind: z.string(), summary: z.string(), lines: z.array(z.string()) })),
});

/** How much of what a trial found is told in one message: the draft’s page has all of it. */
const MOST_TOLD = 3;

const foundIn = (refusal: unknown): string =>
  (Found.safeParse(refusal).data?.found ?? [])
    .map(({ kind, summary, lines }) => `${words(kind)}: ${summary}. ${lines.slice(0, MOST_TOLD).map(ended).join(' ')}`)
    .join(' ');

const ended = (line: string): string => (/[.!?”]$/u.test(line) ? line : `${line}.`);

/** What the refusals about drafts say to people, and the status they have. */
export const draftProblems: Problems = {
  NoSuchDraft: {
    status: 404,
    title: 'No such draft',
    sentence: () => 'There is no such draft. Open the workbench and choose there.',
  },
  NoSuchVersion: {
    status: 422,
    title: 'No such version',
    sentence: () => 'There is no such version to begin from. Choose one of the versions in the list.',
  },
  VersionIdTaken: {
    status: 409,
    title: 'That name is taken',
    sentence: (refusal) =>
      `A version or a draft has that name already, and decisions name their version by it. Choose another.${'from' in refusal ? ' Its first day is not to come either: choose a later one.' : ''}`,
  },
  DraftDoesNotHold: {
    status: 422,
    title: 'The draft does not hold together',
    sentence: () =>
      'Nothing was saved: something in the draft is wrong. Each fault says where it is and what was expected.',
  },
  DraftChanged: {
    status: 409,
    title: 'The draft has changed',
    sentence: () => 'Somebody saved a newer revision meanwhile. Open the draft again and decide on what it says now.',
  },
  DraftIsPublished: {
    status: 409,
    title: 'Published already',
    sentence: () => 'A version that was published is never changed. Begin another draft from it.',
  },
  WrittenByYou: {
    status: 403,
    title: 'A second person publishes',
    sentence: () => 'You wrote some of this draft. Somebody else of your role has to publish it.',
  },
  BeginsInThePast: {
    status: 409,
    title: 'Its first day is not to come',
    sentence: () =>
      'A version begins on a day still to come: what was decided until now was decided under the version that held. Put its first day right in its head, try it again, and have it published before that day.',
  },
  RuleNeglected: {
    status: 409,
    title: 'A rule is not kept up',
    sentence: (refusal) => `Put these right, and try the draft again. ${rulesIn(refusal).join(' ')}`,
  },
  SentencesNotRead: {
    status: 409,
    title: 'Its sentences were not read',
    sentence: () =>
      'No proof reads words. On the draft’s page read each changed sentence beside its condition and what it gives, and say that you did.',
  },
  NotYetTried: {
    status: 409,
    title: 'Not yet tried as it stands',
    sentence: (refusal) =>
      `This revision is published once every scenario is as expected, every statement is proved and it was compared with the version it began as. Still to be tried on the draft’s page: ${(Tried.safeParse(refusal).data?.what ?? []).join(', ')}.`,
  },
  TriedInVain: {
    status: 409,
    title: 'It was tried and does not hold',
    sentence: (refusal) => `${foundIn(refusal)} Put it right in the draft, save it, and try it again.`,
  },
};
