import type { Advice, AdviceInput } from './advice.schema.ts';
import { adviseOn } from './advise.ts';
import type { Compiled } from './compile.ts';
import type { Diagram } from './diagram.ts';
import { movesBetween, moveWords, type Move } from './difference.ts';
import { inputOf } from './proof-case.ts';
import { caseStory, list } from './proof-case-story.ts';
import { DIFFERS, held, related } from './proof-diagram.ts';
import { costOf } from './proof-plain.ts';
import { changesOf } from './proof-proving.ts';
import { cheapest } from './proof-search.ts';
import { isOf, outputsOf } from './proof-bearing.ts';
import { given } from './proof-given.ts';
import { pairs } from './proof-step.ts';
import type { OfVersion } from './proof-statement.ts';
import { compiledOnce, View } from './proof-view.ts';
import { World } from './proof-world.ts';
import type { PolicyFiles, Rule } from './policy.schema.ts';

/** How a case is advised on; to plant a fault in it, another way. */
export type Advise = (files: PolicyFiles, compiled: Compiled, input: AdviceInput) => Advice;

const ordinary: Advise = (files, compiled, input) => adviseOn(files, compiled, '', input);

/** Whoever is told apart beyond them adds nothing: a rule is about one person, and reads of others whether one is so. */
const MOST_PEOPLE = 2;

/** One statement for each rule that a setting is listed to touch: what it does to advice, told by the smallest case. */
export function settingCases(files: PolicyFiles, advise: Advise = ordinary): OfVersion[] {
  const listed = files.settings.flatMap(({ name, weakens }) => (weakens ?? []).map((rule) => ({ name, rule })));
  if (listed.length === 0) return [];
  const cases = new SettingCases(files, advise);
  return listed.map(({ name, rule: id }) => {
    const rule = files.rules.find((each) => each.id === id);
    const found = rule === undefined ? undefined : cases.smallest(name, rule);
    const touches = rule !== undefined && 'role' in rule.effect ? 'expose somebody more by, or over,' : 'weaken';
    return {
      of: 'the version',
      id: `setting-${name}-${id}`,
      says: `The setting ${name} can ${touches} ${id} [${rule?.confidence ?? 'not there'}]: it needs the signatures of both registrar and policy owner. ${found?.story ?? ''}`.trim(),
      people: 1,
      lacks: () => (found === undefined ? [`The setting ${name} changes no advice by ${id}.`] : found.lacks),
    };
  });
}

/** From what keeps most to what keeps least, and of a role from what exposes least to what exposes most. */
const LOOSER: Readonly<Record<Move['of'], readonly string[]>> = {
  response: ['full-investigation', 'supervisor-decides', 'not-yet-known', 'proportionate'],
  category: ['aggravated', 'not-yet-known', 'non-aggravated'],
  role: ['victim', 'witness', 'person-involved', 'not-yet-known', 'suspect'],
  outcome: ['not-in-force', 'barred', 'not-yet', 'needs-decision', 'available'],
  duty: ['raised', 'not-raised'],
  note: ['said', 'not-said'],
  warning: ['said', 'not-said'],
};

/** Whoever signs reads what is lost by it, and not what is won by the other answer. */
const isLooser = ({ of, from, to }: Move): boolean => LOOSER[of].indexOf(from) < LOOSER[of].indexOf(to);

interface Found {
  readonly cost: number;
  readonly input: AdviceInput;
  readonly answers: readonly (string | boolean)[];
}

const own = (rule: Rule, moves: readonly Move[]): readonly Move[] => moves.filter((move) => isOf(rule, move));

/** Looks for the fewest answers, on any day, for which what a rule bears on is advised otherwise by another setting. */
class SettingCases {
  readonly #files: PolicyFiles;
  readonly #advise: Advise;
  readonly #dates: readonly string[];
  readonly #worlds = new Map<number, World>();
  readonly #views = new Map<string, View>();

  constructor(files: PolicyFiles, advise: Advise) {
    this.#files = files;
    this.#advise = advise;
    // The last day first: what is in force on it is made ready for other statements too, and of equal cases the first is told.
    this.#dates = changesOf(files).toReversed();
  }

  smallest(name: string, rule: Rule): { readonly story: string; readonly lacks: readonly string[] } | undefined {
    let best: Found | undefined;
    // What nothing turned since an earlier day costs the same on it: in one world it is the same diagram.
    const searched = new Set<string>();
    for (let people = rule.about === 'person' ? 1 : 0; people <= MOST_PEOPLE; people += 1) {
      if (best !== undefined && people >= best.cost) break;
      for (const on of this.#dates)
        for (const each of this.#found(this.#view(on, people), name, rule, searched))
          if (best === undefined || each.cost < best.cost) best = each;
    }
    return best === undefined ? undefined : this.#confirmed(name, rule, best);
  }

  #view(on: string, people: number): View {
    const key = `${on} ${people}`;
    const known = this.#views.get(key);
    if (known !== undefined) return known;
    const world = this.#worlds.get(people) ?? new World([this.#files], people, false);
    this.#worlds.set(people, world);
    const view = new View(this.#files, on, world, people);
    this.#views.set(key, view);
    return view;
  }

  *#found(view: View, name: string, rule: Rule, searched: Set<string>): Generator<Found> {
    const { d, world, on, people } = view;
    const setting = world.variables.settings.get(name);
    if (setting === undefined || !view.rules.includes(rule)) return;
    const gives = given(view, rule);
    for (const output of outputsOf(view, rule))
      for (const [from, to] of pairs(setting.answers.length)) {
        const differs = (diagram: Diagram) =>
          related(d, DIFFERS, held(d, diagram, setting.variable, from), held(d, diagram, setting.variable, to));
        const both = `${people} ${gives} ${output} ${from} ${to}`;
        if (searched.has(both)) continue;
        searched.add(both);
        const found = cheapest(d, d.and(differs(gives), differs(output)), costOf(world.variables));
        if (found === undefined) continue;
        const input = inputOf(world.variables, found.values, on);
        yield {
          cost: found.cost + people,
          input,
          answers: [from, to].flatMap((each) => setting.answers.slice(each, each + 1)),
        };
      }
  }

  /** The ordinary advice under both answers: another way to the same difference, or the case is none. */
  #confirmed(name: string, rule: Rule, { input, answers }: Found) {
    const advised = answers.map((answer) =>
      this.#advise(this.#files, compiledOnce(this.#files, input.on ?? '', input.people?.length ?? 0), {
        ...input,
        settings: { ...input.settings, [name]: answer },
      }),
    );
    const [one, other] = advised;
    const moved = one === undefined || other === undefined ? [] : own(rule, movesBetween(one, other));
    const isTurned = moved.length > 0 && !moved.some(isLooser);
    const moves = isTurned ? moved.map((move) => ({ ...move, from: move.to, to: move.from })) : moved;
    const [from, to] = (isTurned ? answers.toReversed() : answers).map(String);
    return {
      story: `Signed ${to ?? ''} instead of ${from ?? ''}, it moves ${list(moves.map(moveWords))}, where: ${caseStory(input)}`,
      lacks: moves.length > 0 ? [] : [`Advice on this does not differ in what ${rule.id} gives: ${caseStory(input)}`],
    };
  }
}
