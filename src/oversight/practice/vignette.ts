import type { AdviceInput, AdvicePerson, PolicyFiles } from '../../policy/index.ts';
import type { Vignette } from './vignette.schema.ts';

type States = NonNullable<AdviceInput['factors']>;

const idsOf = ({ facts }: PolicyFiles, kind: 'factor' | 'person-fact'): readonly string[] =>
  facts.filter((fact) => fact.kind === kind).map(({ id }) => id);

/** Worked out from ages and from earlier reports: an answer given beside them could only disagree. */
const DERIVED = ['under-13', 'persistent-behaviour'];

/** Said of a person or of a case, and done by nobody to anybody. */
const UNDIRECTED = [...DERIVED, 'capacity-concern', 'immediate-harm'];

const filled = (given: States | undefined, ids: readonly string[], rest: Vignette['rest']): States => ({
  ...Object.fromEntries(ids.map((id) => [id, rest])),
  ...given,
});

/**
 * The answers of a standard case, whole: what its file does not name is as its `rest` says. Settings are left out, so that
 * those stand for which no force signed another: every force decides the same case.
 */
export function answersOf(vignette: Vignette, files: PolicyFiles): AdviceInput {
  const { recorded, rest } = vignette;
  const factors = idsOf(files, 'factor');
  const directed = factors.filter((id) => !UNDIRECTED.includes(id));
  const person = (one: AdvicePerson): AdvicePerson => ({
    ...one,
    facts: filled(one.facts, idsOf(files, 'person-fact'), rest),
    by: filled(one.by, directed, rest),
    towards: filled(one.towards, directed, rest),
  });
  return {
    ...recorded,
    // Of everybody listed: a factor that is in the case and said of nobody was done by somebody who is not.
    people: (recorded.people ?? []).map(person),
    factors: filled(
      recorded.factors,
      factors.filter((id) => !DERIVED.includes(id)),
      rest,
    ),
  };
}
