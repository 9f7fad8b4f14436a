import { spanOf } from './compile.ts';
import { absentOf, DUTY, owedBy, SAID, type Move, type Sort } from './difference.ts';
import type { Diagram } from './diagram.ts';
import { CATEGORIES, RESPONSES, STANDINGS, type PolicyFiles, type Rule } from './policy.schema.ts';
import { held } from './proof-diagram.ts';
import type { View } from './proof-view.ts';

/** A way in which two versions differ, and where: over everything that could be known of a case. */
export interface Differing {
  readonly move: Sort;
  readonly where: Diagram;
}

/** One thing that a version advises, in a world. */
export interface SaidOutput {
  readonly of: Move['of'];
  readonly id: string | null;
  /** See `Move`. */
  readonly what: string | null;
  readonly about: Rule['about'];
  /** Of a duty: raised where it is not known, not only where it is. */
  readonly raisedByUnknown: boolean;
  /** Of a duty: what of it falls due at an age that the person may have. */
  readonly atSomeAge: Diagram;
  readonly values: readonly string[];
  readonly diagram: Diagram;
}

/** Every way in which the later of two versions, read in one world, can advise otherwise than the earlier. */
export function* differing(one: View, other: View): Generator<Differing> {
  const [was, is] = [usual(one), usual(other)];
  for (const pair of pairedOutputs(one, other)) {
    const from = { ...pair.from, diagram: was(pair.from.diagram) };
    const to = { ...pair.to, diagram: is(pair.to.diagram) };
    if (from.diagram === to.diagram && from.values.join() === to.values.join()) continue;
    // By values and not by levels: two versions may have their roles in another order.
    for (const [low, before] of from.values.entries())
      for (const [high, after] of to.values.entries()) {
        if (before === after) continue;
        const where = one.d.and(isAt(one, low, from.diagram), isAt(one, high, to.diagram));
        if (where !== 0) yield { move: { of: from.of, id: from.id, what: from.what, from: before, to: after }, where };
      }
  }
}

/** What two versions advise of the same thing; what one of them does not know, it never advises. */
export function pairedOutputs(one: View, other: View): { readonly from: SaidOutput; readonly to: SaidOutput }[] {
  const [before, after] = [outputsOf(one), outputsOf(other)];
  return [...new Set([...before.keys(), ...after.keys()])].map((key) => ({
    from: before.get(key) ?? absent(after.get(key)),
    to: after.get(key) ?? absent(before.get(key)),
  }));
}

const isAt = (view: View, level: number, diagram: Diagram): Diagram =>
  view.d.map(`is ${level}`, (value) => (value === level ? 1 : 0), diagram);

const absent = (there: SaidOutput | undefined): SaidOutput => {
  const { of, id, what, about, raisedByUnknown } = there ?? said('duty', 'case');
  return { ...said(of, about), id, what, raisedByUnknown, values: [absentOf(of)] };
};

const said = (of: SaidOutput['of'], about: Rule['about']): SaidOutput => ({
  ...{ of, about, id: null, what: null },
  ...{ raisedByUnknown: false, atSomeAge: 0, values: [], diagram: 0 },
});

function outputsOf(view: View): Map<string, SaidOutput> {
  const found = new Map<string, SaidOutput>();
  const add = (output: SaidOutput): void => {
    const { of, id, what, about } = output;
    const key = `${of} ${id ?? ''} ${what ?? ''} ${of === 'duty' ? about : ''}`;
    // Several rules may raise one duty, or say the same words.
    const known = found.get(key);
    const both = (one: SaidOutput) => ({
      diagram: view.d.max(one.diagram, output.diagram),
      atSomeAge: view.d.max(one.atSomeAge, output.atSomeAge),
    });
    found.set(key, known === undefined ? output : { ...known, ...both(known) });
  };
  add({ ...said('response', 'case'), values: RESPONSES, diagram: view.response });
  add({ ...said('category', 'case'), values: CATEGORIES, diagram: view.category });
  // Role and outcomes are somebody’s: with nobody listed there is none to speak of.
  if (view.people > 0) {
    add({ ...said('role', 'person'), values: view.roles, diagram: view.role });
    for (const { code } of view.outcomes)
      add({ ...said('outcome', 'person'), id: code, values: STANDINGS, diagram: view.standing(code) });
  }
  for (const rule of view.rules) {
    const output = view.people === 0 && rule.about === 'person' ? undefined : saidBy(view, rule);
    if (output !== undefined) add(output);
  }
  return found;
}

/** The duty that a rule raises, or what it remarks. */
function saidBy(view: View, rule: Rule): SaidOutput | undefined {
  const { effect, about } = rule;
  if ('duty' in effect) {
    const { id, owner, within, raisedByUnknown = false } = effect.duty;
    const what = owedBy({ owner, within: spanOf(view.files, within) });
    const diagram = view.fires(rule);
    const atSomeAge = raisedByUnknown === 'age' && about === 'person' ? diagram : 0;
    return {
      ...said('duty', about),
      id,
      what,
      raisedByUnknown: raisedByUnknown === true,
      atSomeAge,
      values: DUTY,
      diagram,
    };
  }
  const remark = (of: 'note' | 'warning', what: string): SaidOutput => ({
    ...said(of, about),
    ...{ what, values: SAID, diagram: view.fires(rule) },
  });
  if ('note' in effect) return remark('note', effect.note);
  return 'warning' in effect ? remark('warning', effect.warning) : undefined;
}

/** Reads outputs under the version's own settings, as they are where a force signed nothing. */
function usual({ d, world, files }: View): (diagram: Diagram) => Diagram {
  const own = [...world.variables.settings].flatMap(([name, { variable, answers }]) => {
    const setting = files.settings.find((each) => each.name === name);
    return setting === undefined ? [] : [[variable, answers.indexOf(setting.default)] as const];
  });
  return (diagram) => own.reduce((left, [variable, value]) => held(d, left, variable, value), diagram);
}

/** Two versions that can be read in one world: it knows the facts of both, and a version that lacks one never reads it. */
export function inOneWorld(one: PolicyFiles, other: PolicyFiles): [PolicyFiles, PolicyFiles] {
  const facts = [...new Map([...other.facts, ...one.facts].map((fact) => [fact.id, fact])).values()];
  return [
    { ...one, facts },
    { ...other, facts },
  ];
}
