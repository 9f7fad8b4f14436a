import type { Prepared } from './adviser.ts';
import type { Compiled, CompiledRule } from './compile.ts';
import { nameOf, Questions } from './question.ts';
import { raising } from './raising.ts';
import type { RuleStanding, WhyNot } from './reason-why.ts';
import { aimAt, dutiesOf, valueAt, type Aim, type Target } from './target.ts';
import { waitsFor } from './waits.ts';
import { Walk, type Left, type Status } from './walk.ts';
import { waysOf } from './way.ts';
import { changesTo, type Scope } from './what-would-change.ts';
import { FIND_OUT } from './policy.schema.ts';
import { whyNotFindOut } from './why-find-out.ts';

/**
 * Why is this not otherwise? An outcome is wanted open, a duty raised; of response, category and role any other than it is,
 * unless `wanted` says which. Undefined where the guidance has no such outcome, duty, person or value.
 */
export const whyNot = (prepared: Prepared, target: Target, wanted?: string, scope: Scope = {}): WhyNot | undefined =>
  target.of === 'duty' && target.id === FIND_OUT
    ? whyNotFindOut(prepared, target.person)
    : whyNotByRules(prepared, target, wanted, scope);

function whyNotByRules(
  prepared: Prepared,
  target: Target,
  wanted: string | undefined,
  scope: Scope,
): WhyNot | undefined {
  const { compiled, input } = prepared;
  const aim = aimAt(compiled, target);
  const place =
    aim === undefined || aim.person === null ? 0 : (input.people ?? []).findIndex((p) => p.ref === aim.person);
  const walk = Walk.all(compiled, input)[place];
  // Asked about a person or an outcome that is not here: undefined, for there is no honest *because*.
  if (aim === undefined || walk === undefined) return undefined;
  const left = walk.read(aim.output);
  const raised = raisedBy(compiled, target, walk);
  // A duty that falls due while something is open is owed already, as the advice has it.
  const value = raised === undefined ? valueAt(aim, left.reach) : RAISED;
  const values = wantedOf(aim, target, value, wanted);
  const found = values === undefined ? undefined : changesTo(prepared, target, (each) => values.includes(each), scope);
  if (values === undefined || found === undefined) return undefined;
  const questions = new Questions(compiled.variables, compiled.names, input);
  const asked = left.support.flatMap((variable) => questions.of(variable, place) ?? []);
  const isSo = values.includes(value);
  const [changes, inAll] = isSo ? [[], 0] : [found.changes, found.inAll];
  const why = {
    ...{ value, wanted: values, needs: needsOf(walk, left) },
    because: (raised ?? walk.because(left)).map(({ rule }) => rule.id),
    unknowns: [...new Map(asked.map(({ person, fact }) => [nameOf({ person, fact }), { person, fact }])).values()],
    rules: rulesOf(compiled, target, aim).map((each) => standingOf(aim, values, each, walk.status(each))),
    changes,
    ways: waysOf(changes),
    inAll,
  };
  return { ...why, waits: waitsFor(target, why) };
}

const RAISED = 'raised';

/** The rules that raise a duty, of whatever owner and time; undefined where nothing does yet. */
function raisedBy(compiled: Compiled, target: Target, walk: Walk): readonly CompiledRule[] | undefined {
  const found = dutiesOf(compiled, target).flatMap((duty) => {
    const by = raising(duty, walk.read(duty), walk);
    return by === undefined ? [] : [by];
  });
  return found.length === 0 ? undefined : found.flat();
}

const rulesOf = (compiled: Compiled, target: Target, aim: Aim): readonly CompiledRule[] =>
  target.of === 'duty' ? dutiesOf(compiled, target).flatMap(({ rules }) => rules) : aim.output.rules;

const OPEN = ['available', 'needs-decision'] as const;

function wantedOf(aim: Aim, target: Target, value: string, wanted: string | undefined): readonly string[] | undefined {
  if (wanted !== undefined) return aim.values.includes(wanted) ? [wanted] : undefined;
  if (target.of === 'duty') return [RAISED];
  // Open, and once it is open, open without anything more to record.
  if (target.of === 'outcome') return value === 'needs-decision' ? ['available'] : OPEN;
  return [...new Set(aim.values)].filter((each) => each !== value && each !== aim.undecided);
}

function standingOf(aim: Aim, wanted: readonly string[], { rule, level }: CompiledRule, status: Status): RuleStanding {
  const gives = aim.values[level] ?? aim.undecided;
  // Of several values that would do, whatever gives more than the least of them, and none of them, is in the way of it.
  const lowest = Math.min(...wanted.map((value) => aim.values.lastIndexOf(value)));
  const against = level > lowest && !wanted.includes(gives) && status !== 'failed';
  const bearing = against ? 'against' : wanted.includes(gives) && status !== 'fired' ? 'for' : 'neither';
  return { rule: rule.id, says: rule.says, gives, status, bearing };
}

/** What the rules that apply ask to be recorded, and those that may. */
const needsOf = (walk: Walk, { output }: Left): string[] => [
  ...new Set(
    output.rules.flatMap((each) => {
      const { effect } = each.rule;
      return 'standing' in effect && walk.status(each) !== 'failed' ? (effect.needs ?? []) : [];
    }),
  ),
];
