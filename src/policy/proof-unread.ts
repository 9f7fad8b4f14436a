import type { PolicyFiles } from './policy.schema.ts';
import { PERMITTED, type Permitted } from './proof-permitted.ts';
import type { OfVersion } from './proof-statement.ts';

export const unread: OfVersion = {
  of: 'the version',
  id: 'nobody-is-told-apart',
  says: 'Rules can read only what is on the list of what they may read, with why: sex, ethnicity, which force, which school, who made the report and the basis of an answer are not on it, by whatever name.',
  people: 1,
  lacks: ([view]) => (view === undefined ? [] : outside(view.files)),
};

/** What a rule could read and is not permitted; facts that are only weighed have no place in the grammar of rules. */
function outside({ facts, settings }: PolicyFiles): string[] {
  const readable = [
    ...facts.filter(({ kind }) => kind !== 'other').map(({ kind, id }) => ({ kind, id })),
    ...settings.map(({ name }) => ({ kind: 'setting' as const, id: name })),
  ];
  return readable
    .filter(({ kind, id }) => !isPermitted(kind, id))
    .map(
      ({ kind, id }) =>
        `The ${kind} ${id} is not on the list of what rules may read (src/policy/proof-permitted.ts): leave it out, or list it with why.`,
    );
}

const isPermitted = (kind: Permitted['kind'], id: string): boolean =>
  PERMITTED.some((group) => group.kind === kind && group.ids.includes(id));
