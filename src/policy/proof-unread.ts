import type { PolicyFiles } from './policy.schema.ts';
import type { OfVersion } from './proof-statement.ts';

export const NEVER_READ =
  /(^|[^a-z])(sex|gender|ethnicity|ethnic|race|religion|nationality|force|school|reporter|basis)([^a-z]|$)/iu;
/** That a child is shut out of school, not which school it is. */
export const NOT_WHICH: readonly string[] = ['school-exclusion'];

export const unread: OfVersion = {
  of: 'the version',
  id: 'nobody-is-told-apart',
  says: 'Sex, ethnicity, which force, which school, who made the report and the basis of an answer are no part of what is read.',
  people: 1,
  lacks: ([view]) => (view === undefined ? [] : readOf(view.files)),
};

export const readOf = (files: PolicyFiles): string[] =>
  [...files.facts.map(({ id }) => id), ...files.settings.map(({ name }) => name)]
    .filter((name) => NEVER_READ.test(name) && !NOT_WHICH.includes(name))
    .map((name) => `${name} is among what a rule may read.`);
