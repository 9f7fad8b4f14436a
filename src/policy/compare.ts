import type { Advice, AdviceInput, AdvicePerson } from './advice.schema.ts';
import { Adviser } from './adviser.ts';
import { differing, inOneWorld } from './compare-moves.ts';
import { movesBetween, owedBy, sortOf, type Move, type Sort } from './difference.ts';
import type { Diagram } from './diagram.ts';
import { isFloorAlone } from './next-question.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { inputOf } from './proof-case.ts';
import { caseStory } from './proof-case-story.ts';
import { costOf, type Known } from './proof-plain.ts';
import { cheapest } from './proof-search.ts';
import { View } from './proof-view.ts';
import { World } from './proof-world.ts';

/** Situations in which two versions advise otherwise, told by the smallest of them. */
export interface SituationClass {
  /** What moves in just these situations, whoever it is about. */
  readonly moves: readonly Sort[];
  /** People, and answers that differ from a plain case, in the smallest of them. */
  readonly size: number;
  readonly story: string;
  readonly input: AdviceInput;
  /** Everything that moves in the smallest of them. */
  readonly all: readonly Move[];
  /** The rules of either version that what moves rests on, in the smallest of them. */
  readonly because: readonly (readonly string[])[];
}

/** The versions compared, on the day whose rules and outcomes are read. */
export interface Comparing {
  readonly one: PolicyFiles;
  readonly other: PolicyFiles;
  readonly on: string;
}

/**
 * The classes of situation in which the second version advises otherwise than the first, over every case in which all is
 * known, of one person or more, each version under its own settings; smallest first. A situation can be in several: what
 * moves together in just the same situations is one class. With something unknown advice is what its completions share, so
 * that no other difference can come of it than one of these.
 */
export function compareVersions(comparing: Comparing): SituationClass[] {
  const pair = new Pair(comparing);
  // Diagrams are reduced: what is the same set of situations is the same node, however it was come by.
  const classes = new Map<Diagram, Sort[]>();
  const open = new World(pair.versions, 1, true);
  for (const { move, where } of differing(...pair.views(open, 1))) {
    const known = classes.get(where);
    if (known !== undefined) known.push(move);
    else if (open.canBe(where)) classes.set(where, [move]);
  }
  return [...classes.values()].map((moves) => pair.told(moves)).sort((a, b) => a.size - b.size);
}

/** More people than any line of the guidance can need: each question that rules ask of others needs one of them at most. */
const MOST_PEOPLE = 8;

interface Smallest {
  readonly size: number;
  readonly world: World;
  readonly values: Known;
}

class Pair {
  readonly versions: readonly [PolicyFiles, PolicyFiles];
  readonly #own: readonly [PolicyFiles, PolicyFiles];
  readonly #on: string;
  readonly #adviser: Adviser;
  /** By number of people: the ways to differ, by sort, where exactly so many are there. */
  readonly #listed: { readonly world: World; readonly where: ReadonlyMap<string, Diagram> }[] = [];

  constructor({ one, other, on }: Comparing) {
    // Both read the same variables, or their diagrams could not be laid over each other.
    this.versions = inOneWorld(one, other);
    this.#own = [one, other];
    this.#on = on;
    this.#adviser = new Adviser(
      [one, other].map((files, place) => ({
        files: { ...files, policy: { ...files.policy, id: PLACES[place] ?? '' } },
      })),
      () => '',
    );
  }

  views(world: World, people: number): [View, View] {
    const [one, other] = this.versions;
    return [new View(one, this.#on, world, people), new View(other, this.#on, world, people)];
  }

  #listedOf(people: number) {
    const known = this.#listed[people];
    if (known !== undefined) return known;
    const world = new World(this.versions, people, false);
    const all = [...differing(...this.views(world, people))];
    const made = { world, where: new Map(all.map(({ move, where }) => [sortOf(move), where])) };
    this.#listed[people] = made;
    return made;
  }

  /** The case of this sort with the fewest people and answers that differ from a plain one. */
  #smallest(sort: string): Smallest {
    let best: Smallest | undefined;
    let size = Infinity;
    for (let people = 1; people <= MOST_PEOPLE && people < size; people += 1) {
      const { world, where } = this.#listedOf(people);
      // One more person costs as much as one more answer, so that the search ends where no smaller case can follow.
      const found = cheapest(world.diagrams, where.get(sort) ?? 0, costOf(world.variables));
      if (found === undefined || people + found.cost >= size) continue;
      size = people + found.cost;
      best = { size, world, values: found.values };
    }
    if (best === undefined) throw new RangeError(`${sort} can be, but no case shows it`);
    return best;
  }

  /** The smallest case of a class, and what both versions say of it. */
  told(moves: readonly Sort[]): SituationClass {
    const { size, world, values } = this.#smallest(moves.map(sortOf)[0] ?? '');
    const input = inputOf(world.variables, values, this.#on);
    const [before, after] = this.#own.map((files, place) => this.#advise(files, place, input));
    if (before === undefined || after === undefined) throw new RangeError('two versions are compared');
    const all = movesBetween(before, after);
    const shown = new Set(all.map(sortOf));
    // The ordinary advice is another way to the same answer.
    if (!moves.every((move) => shown.has(sortOf(move))))
      throw new RangeError(`advice does not show ${moves.map(sortOf).join()} of ${JSON.stringify(input)}`);
    // Of what moves alone: the reasons for all the rest are the same in both.
    const because = [before, after].map((advice) => becauseOf(advice, moves));
    return { moves, size: Math.round(size), story: caseStory(input), input, all, because };
  }

  #advise(files: PolicyFiles, place: number, input: AdviceInput): Advice {
    const own = this.#adviser.advise(knownTo(files, input), { today: this.#on, policy: PLACES[place] ?? '' });
    if (!own.ok) throw new RangeError(own.refusal.map(({ says }) => says).join('\n'));
    return own.value;
  }
}

/** What both versions are called while they are compared: a draft may bear the name of what it is to replace. */
const PLACES = ['one', 'other'] as const;

/** The rules that a side gives for what moves, of whomever it moves. */
function becauseOf(advice: Advice, moves: readonly Sort[]): string[] {
  const all = moves.flatMap(({ of, id, what }): readonly string[] => {
    if (of === 'response' || of === 'category') return advice.because;
    if (of === 'duty')
      return advice.duties.filter((duty) => duty.id === id && owedBy(duty) === what).flatMap(({ because }) => because);
    if (of === 'note' || of === 'warning')
      return [...advice.notes, ...advice.warnings]
        .filter(({ says }) => says === what)
        .flatMap(({ because }) => because);
    if (of === 'role') return advice.people.flatMap(({ because }) => because);
    return advice.people.flatMap(({ outcomes }) =>
      outcomes.filter(({ code }) => code === id).flatMap(({ because }) => because),
    );
  });
  return [...new Set(all)];
}

type Stated = AdvicePerson['facts'];

/** A case as a version can read it: without the facts, conditions and settings that it does not have. */
export function knownTo({ facts, settings }: PolicyFiles, input: AdviceInput): AdviceInput {
  const ids = new Set(facts.map(({ id }) => id));
  const names = new Set(settings.map(({ name }) => name));
  const only = <Value>(all: Readonly<Record<string, Value>> | undefined, has: (id: string) => boolean) =>
    Object.fromEntries(Object.entries(all ?? {}).filter(([id]) => has(id)));
  const isFact = (id: string): boolean => ids.has(id);
  const floor = new Set(facts.filter(isFloorAlone).map(({ id }) => id));
  const isOfFloor = (id: string): boolean => floor.has(id);
  const factsOf = (stated: Stated): Stated => (stated === undefined ? undefined : only(stated, isFact));
  return {
    ...input,
    settings: only(input.settings, (name) => names.has(name)),
    conditions: only(input.conditions, isFact),
    factors: only(input.factors, isFact),
    people: (input.people ?? []).map((person) => ({
      ...person,
      facts: factsOf(person.facts),
      by: factsOf(person.by),
      towards: factsOf(person.towards),
      ...(person.floor === undefined ? {} : { floor: only(person.floor, isOfFloor) }),
    })),
  };
}
