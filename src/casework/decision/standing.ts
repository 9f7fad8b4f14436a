/** An outcome as advice has it, as far as it is read here. */
interface Standing {
  readonly code: string;
  readonly standing?: string;
}

interface Advised<Outcome extends Standing> {
  readonly ref: string;
  readonly role?: string;
  readonly outcomes: readonly Outcome[];
}

const OPENNESS = ['available', 'needs-decision', 'not-yet', 'barred'];
const shutness = ({ standing = 'barred' }: Standing): number => OPENNESS.indexOf(standing);

/** Who did nothing that names them: that they are identified says nothing of a suspect. */
const isOutside = ({ role }: { readonly role?: string }): boolean => role === 'victim' || role === 'witness';

/**
 * How an outcome that names nobody stands (14, 18, 20). 14 and 18 say that no suspect is identified: they turn on those who
 * took part, and are open where one of them is not identified, whoever is listed first. Where nobody took part that is
 * listed, anybody's serves.
 */
export function standingOfNobody<Outcome extends Standing>(
  people: readonly Advised<Outcome>[],
  code: string,
): { readonly ref: string; readonly outcome: Outcome } | undefined {
  const involved = people.filter((person) => !isOutside(person));
  const found = (involved.length === 0 ? people : involved).flatMap(({ ref, outcomes }) =>
    outcomes.flatMap((outcome) => (outcome.code === code ? [{ ref, outcome }] : [])),
  );
  // The most open: one who is not identified is enough for nobody’s name.
  return found.toSorted((a, b) => shutness(a.outcome) - shutness(b.outcome))[0];
}
