import type { Question } from './advice.schema.ts';
import type { Prepared } from './adviser.ts';
import { nameOf, Questions } from './question.ts';
import { aimAt, valueAt, type Target } from './target.ts';
import { Walk, type Status } from './walk.ts';

/** How one thing stands, and every rule that bears on it, with whether it holds here. */
export interface WhyNot {
  readonly value: string;
  readonly because: readonly string[];
  /** What the record still needs for an outcome. */
  readonly needs: readonly string[];
  /** What it still turns on. */
  readonly unknowns: readonly Question[];
  readonly rules: readonly {
    readonly rule: string;
    readonly says: string;
    readonly gives: string;
    readonly status: Status;
  }[];
}

/** Why is this not otherwise? Undefined where the guidance has no such outcome, duty or person. */
export function whyNot({ compiled, input }: Prepared, target: Target): WhyNot | undefined {
  const aim = aimAt(compiled, target);
  const place =
    aim === undefined || aim.person === null ? 0 : (input.people ?? []).findIndex((p) => p.ref === aim.person);
  const walk = Walk.all(compiled, input)[place];
  // Asked about a person or an outcome that is not here: undefined, for there is no honest *because*.
  if (aim === undefined || walk === undefined) return undefined;
  const left = walk.read(aim.output);
  const questions = new Questions(compiled.variables, compiled.names, input);
  const asked = left.support.flatMap((variable) => questions.of(variable, place) ?? []);
  const rules = aim.output.rules.map((each) => ({ each, status: walk.status(each) }));
  const needs = rules.flatMap(({ each: { rule }, status }) =>
    status === 'fired' && 'standing' in rule.effect ? (rule.effect.needs ?? []) : [],
  );
  return {
    value: valueAt(aim, left.reach),
    because: walk.because(left).map(({ rule }) => rule.id),
    needs: [...new Set(needs)],
    unknowns: [...new Map(asked.map(({ person, fact }) => [nameOf({ person, fact }), { person, fact }])).values()],
    rules: rules.map(({ each: { rule, level }, status }) => ({
      ...{ rule: rule.id, says: rule.says, status },
      gives: aim.values[level] ?? aim.undecided,
    })),
  };
}
