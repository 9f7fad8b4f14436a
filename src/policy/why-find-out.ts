import type { Prepared } from './adviser.ts';
import { adviseOn } from './advise.ts';
import { FIND_OUT } from './policy.schema.ts';
import type { WhyNot } from './reason-why.ts';

/** The one duty that no rule gives: it is owed while something that matters is not known. */
export function whyNotFindOut({ policy, compiled, input }: Prepared, person: string | null): WhyNot | undefined {
  const isHere = person === null || (input.people ?? []).some(({ ref }) => ref === person);
  if ((policy.files.policy.findOut ?? null) === null || !isHere) return undefined;
  const advice = adviseOn(policy.files, compiled, '', input);
  const owed = advice.duties.find((each) => each.id === FIND_OUT && each.person === person);
  return {
    value: owed === undefined ? 'not-raised' : 'raised',
    wanted: ['raised'],
    waits:
      owed === undefined
        ? 'It is owed as soon as something that matters is not known: now nothing of the kind is.'
        : 'It is raised, since something that matters is not known.',
    because: owed?.because ?? [],
    unknowns: advice.unknowns.filter((each) => each.person === person),
    ...{ needs: [], rules: [], changes: [], ways: [], inAll: 0 },
  };
}
