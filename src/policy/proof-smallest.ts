import type { AdviceInput } from './advice.schema.ts';
import { Adviser } from './adviser.ts';
import { knownTo } from './compare.ts';
import { inputOf } from './proof-case.ts';
import { listsOf, worldOf, type Proving } from './proof-proving.ts';
import type { Always, Breach, Shown } from './proof-statement.ts';
import { told, type Counterexample } from './proof-story.ts';
import { View } from './proof-view.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { type Known, plainOf, costOf } from './proof-plain.ts';
import { cheapest } from './proof-search.ts';

interface Candidate {
  readonly cost: number;
  readonly breach: Breach;
  readonly known: Known;
  readonly view: View;
}

/** The case with the fewest people and answers that differ from a plain one; each person listed counts as one. */
export function smallest(
  proving: Proving,
  statement: Always,
  dates: readonly string[],
  questions: number,
): Counterexample {
  // A day on which the version was not in force yet, but can be asked, is told of only where there is no other.
  const [inForce, others] = daysToTell(proving.files, dates);
  const found = inForce.length === 0 ? undefined : smallestOn(proving, statement, inForce, questions);
  const best = found ?? smallestOn(proving, statement, others, questions);
  if (best === undefined) throw new RangeError(`${statement.id} is refuted, but no case shows it`);
  const shown = shownOf(proving, best);
  if (!statement.isBrokenBy(shown))
    throw new RangeError(
      `${statement.id} is refuted by ${best.breach.what}, but advice does not show it: ${JSON.stringify(shown.input)}`,
    );
  return told(statement.id, best.breach, shown);
}

/** The first day of each span between changes on which the version is in force, and the spans in which it never is. */
function daysToTell({ policy }: PolicyFiles, dates: readonly string[]): readonly [string[], string[]] {
  const [inForce, others]: [string[], string[]] = [[], []];
  for (const [place, date] of dates.entries()) {
    const day = date < policy.inForceFrom ? policy.inForceFrom : date;
    const isIn = day < (dates[place + 1] ?? '9999') && day <= (policy.inForceUntil ?? '9999');
    if (isIn) inForce.push(day);
    else others.push(date);
  }
  return [inForce, others];
}

function smallestOn(
  proving: Proving,
  statement: Always,
  dates: readonly string[],
  questions: number,
): Candidate | undefined {
  let best: Candidate | undefined;
  // Each yes about other people needs one of them at most, so the search comes to an end.
  for (let people = listsOf(statement)[0] ?? 0; people <= statement.people + questions; people += 1) {
    if (best !== undefined && people >= best.cost) break;
    const world = worldOf(proving, people, false);
    for (const on of dates) {
      const view = new View(proving.files, on, world, people, proving.earlier);
      for (const found of candidates(statement, view)) if (best === undefined || found.cost < best.cost) best = found;
    }
  }
  return best;
}

function* candidates(statement: Always, view: View): Generator<Candidate> {
  const plain = plainOf(view.world.variables);
  for (const breach of statement.breaches(view)) {
    const { step } = breach;
    const found = cheapest(view.d, breach.bad, costOf(view.world.variables));
    if (found === undefined) continue;
    const known = step === undefined ? found.values : new Map([...found.values, [step.variable, step.from]]);
    const own = step === undefined || step.from === plain(step.variable) ? 0 : 1;
    yield { cost: found.cost + own + view.people, breach, known, view };
  }
}

/** The ordinary advice on what was found: another way to the same answer. */
function shownOf({ files, earlier }: Proving, { breach, known, view }: Candidate): Shown {
  const adviser = new Adviser(earlier === undefined ? [{ files }] : [{ files: earlier }, { files }], () => '');
  const { variables } = view.world;
  const advise = (input: AdviceInput, version = files) => {
    const result = adviser.advise(input, { today: view.on, policy: version.policy.id });
    if (!result.ok) throw new RangeError(result.refusal.map(({ says }) => says).join('\n'));
    return { input, advice: result.value };
  };
  const before = advise(inputOf(variables, known, view.on));
  const { step } = breach;
  const then =
    step === undefined ? before : advise(inputOf(variables, new Map([...known, [step.variable, step.to]]), view.on));
  if (earlier === undefined) return { files, ...before, then };
  const { settings, ...unsigned } = before.input;
  // A version may ask and set what the one before it did not know.
  const asked = (input: AdviceInput) => advise(knownTo(earlier, input), earlier).advice;
  const same = asked({ ...unsigned, settings: { ...defaultsOf(files), ...settings } });
  return { files, ...before, then, earlier: [same, ...(settings === undefined ? [asked(unsigned)] : [])] };
}

const defaultsOf = (files: PolicyFiles) =>
  Object.fromEntries(files.settings.map(({ name, default: usual }) => [name, usual]));
