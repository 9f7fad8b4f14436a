import type { Problems, Refusal } from '../../platform/web/index.ts';

/** What there is instead, as the refusal names it: whoever typed it at a shell has no list before them. */
const knownIn = (refusal: Refusal): string => {
  const known = new Map<string, unknown>(Object.entries(refusal)).get('known');
  return Array.isArray(known) && known.length > 0 ? `: ${known.map(String).join(', ')}` : ' of the list';
};

/** What the refusals about releases say to people, and the status they have. */
export const releaseProblems: Problems = {
  NoSuchRelease: {
    status: 404,
    title: 'No such release',
    sentence: () => 'There is no such release. Open the list of releases and choose there.',
  },
  NoSuchReturn: {
    status: 404,
    title: 'Return not found',
    sentence: () => 'No such return was taken in here. Look for it in the list of returns.',
  },
  NotYetPublished: {
    status: 409,
    title: 'Not yet published',
    sentence: () => 'This release has not left yet: somebody else than who made it has to publish it first.',
  },
  NoSuchDefinition: {
    status: 404,
    title: 'No such definition',
    sentence: (refusal) => `There is no such definition. Choose one${knownIn(refusal)}.`,
  },
  NoSuchDimension: {
    status: 422,
    title: 'No such part',
    sentence: (refusal) =>
      `The definition does not part its counts in that way. Choose among its ways${knownIn(refusal)}.`,
  },
  ReleasePeriodNotOver: {
    status: 422,
    title: 'The period is not over',
    sentence: () => 'The last day is today or later, so that its counts still change. Choose a period that is over.',
  },
  CrossesRelease: {
    status: 409,
    title: 'It cuts across an earlier release',
    sentence: () =>
      'It overlaps a period, age band or group that was released before without lying within it, and small numbers could be worked out from both. Ask for the same parts as before, for parts of those, or for parts made of whole ones.',
  },
  SameDimensionTwice: {
    status: 422,
    title: 'The same part twice',
    sentence: () => 'Two of the ways chosen part the same thing. Choose one of them.',
  },
  TooManyDimensions: {
    status: 422,
    title: 'Too many ways at once',
    sentence: () => 'A table is parted in at most four ways. Leave one out.',
  },
  TooFine: {
    status: 422,
    title: 'Too fine',
    sentence: () => 'Single years of age are never crossed with sex and area. Use bands of age.',
  },
  TooManyCells: {
    status: 422,
    title: 'Too many cells',
    sentence: () =>
      'The table has more cells than can be attacked before it leaves. Leave out one of the ways it is parted.',
  },
  ReleaseKeyChanged: {
    status: 409,
    title: 'The force’s key is another',
    sentence: () =>
      'The key of this force is not the one that moved and signed earlier figures: the same count would be shown as two. Put back the force’s own key.',
  },
  ReleasePublishedAlready: {
    status: 409,
    title: 'Published already',
    sentence: () => 'This release was published already, and is never changed. A later count is a release of its own.',
  },
  ReleaseMadeByYou: {
    status: 403,
    title: 'A second person publishes',
    sentence: () => 'You made this release. Somebody else has to publish it.',
  },
  ReleaseMadeByNobodySignedIn: {
    status: 403,
    title: 'Made in the shell',
    sentence: () =>
      'This release was made in the shell, where nobody is signed in: whoever publishes it might have made it. Somebody signed in makes it again under Releases, and somebody else publishes that.',
  },
  ReleaseOvertaken: {
    status: 409,
    title: 'Another release left meanwhile',
    sentence: () =>
      'Something about the same records was published after this was made, and the two were not attacked together. Make it again.',
  },
};
