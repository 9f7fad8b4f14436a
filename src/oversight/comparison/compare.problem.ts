import type { Problems } from '../../platform/web/index.ts';

/** What the refusals about comparing say to people, and the status they have. */
export const comparisonProblems: Problems = {
  NoSuchComparisonSource: {
    status: 404,
    title: 'No such source',
    sentence: () =>
      'There is nothing of that name to compare forces on. Open the list at /compare/sources and choose there; a source is in it once it was taken in.',
  },
};
