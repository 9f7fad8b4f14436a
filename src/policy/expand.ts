import type { Advice, DutyAdvice, PersonAdvice, Remark } from './advice.schema.ts';
import type { Compiled, CompiledDuty, CompiledRemark, CompiledRule } from './compile.ts';
import type { Diagram } from './diagram.ts';
import { frozen, type Span } from './kept.ts';
import type { LaidOut } from './laid-out.ts';
import { BITS, Places, Reasons, type Piece } from './piece.ts';
import { STANDINGS } from './policy.schema.ts';
import { ranked, saidOfCase, saidOfRole, type OfCase, type Role } from './said.ts';
import { Sides } from './sides.ts';
import { Standings } from './standings.ts';
import { Traces } from './traces.ts';

/** What is said where a rule fires, by its bit; several rules of one duty lie beside each other. */
interface Listed<Said> extends Span {
  readonly said: readonly (Said | undefined)[];
}

type DutySaid = Omit<DutyAdvice, 'person' | 'because'> & { readonly because: Reasons };
/** `whole`: as it is said of the case, or of nobody who is named. */
type RemarkSaid = Omit<Remark, 'person'> & { readonly isOfCase: boolean; readonly whole: Remark };
type Person = NonNullable<LaidOut['input']['people']>[number];

const dutiesAbout = ({ duties }: Compiled, about: CompiledDuty['about']): readonly CompiledDuty[] =>
  duties.filter((duty) => duty.about === about);

const remarksOf = ({ remarks }: Compiled, kind: CompiledRemark['kind']): readonly CompiledRemark[] =>
  remarks.filter((remark) => remark.kind === kind);

/** Those that may win beside each other, so that they are told by few words. */
function placesOf(compiled: Compiled): Places {
  const { rules, response, category, standings } = compiled;
  const some = (wanted: (rule: CompiledRule) => boolean) => rules.filter(wanted);
  const bearing = new Set([...response.rules, ...category.rules].map(({ place }) => place));
  const standing = new Set(standings.flatMap((each) => each.rules.map(({ place }) => place)));
  return new Places([
    ['case', some(({ place }) => bearing.has(place))],
    ['case duties', dutiesAbout(compiled, 'case').flatMap((duty) => duty.rules)],
    ['note', remarksOf(compiled, 'note').map(({ rule }) => rule)],
    ['warning', remarksOf(compiled, 'warning').map(({ rule }) => rule)],
    ['role', ranked(compiled)],
    ...[...STANDINGS.keys()].reverse().map((wanted) => {
      const giving = some(({ level, place }) => level === wanted && standing.has(place));
      return [`level ${wanted}`, giving] as const;
    }),
    ['person duties', dutiesAbout(compiled, 'person').flatMap((duty) => duty.rules)],
  ]);
}

function listed<Said>(places: Places, section: string, said: readonly (readonly [CompiledRule, Said])[]): Listed<Said> {
  const byBit: (Said | undefined)[] = places.rules.map(() => undefined);
  for (const [rule, each] of said) byBit[places.bit(rule)] = each;
  return { ...places.span(section), said: byBit };
}

function listedDuties(compiled: Compiled, about: CompiledDuty['about'], places: Places): Listed<DutySaid> {
  const said = dutiesAbout(compiled, about).flatMap(({ id, owner, within, rules }) => {
    const duty = { id, owner, within, because: new Reasons(places, rules) };
    return rules.map((rule) => [rule, duty] as const);
  });
  return listed(places, `${about} duties`, said);
}

function listedRemarks(compiled: Compiled, kind: CompiledRemark['kind'], places: Places): Listed<RemarkSaid> {
  const said = remarksOf(compiled, kind).map(({ says, rule }) => {
    const { id, about } = rule.rule;
    const because = frozen([id]);
    const whole = frozen({ id, person: null, says, because });
    return [rule, { id, says, because, isOfCase: about === 'case', whole }] as const;
  });
  return listed(places, kind, said);
}

/** The bits of the rules that fire where a diagram holds. */
function marksOf(places: Places): ReadonlyMap<Diagram, readonly number[]> {
  const marks = new Map<Diagram, number[]>();
  for (const rule of places.rules)
    if (rule !== undefined) marks.set(rule.diagram, [...(marks.get(rule.diagram) ?? []), places.bit(rule)]);
  return marks;
}

/** The whole advice on facts in which nothing that is asked is open, put together from parts that are made once. */
export class Expander {
  readonly #sides: Sides;
  readonly #ofCase: Piece<OfCase>;
  readonly #role: Piece<Role>;
  readonly #standings: Standings;
  readonly #caseDuties: Listed<DutySaid>;
  readonly #personDuties: Listed<DutySaid>;
  readonly #notes: Listed<RemarkSaid>;
  readonly #warnings: Listed<RemarkSaid>;
  readonly #traces: Traces;

  constructor(compiled: Compiled) {
    const places = placesOf(compiled);
    this.#sides = new Sides(compiled, places.words, marksOf(places));
    this.#ofCase = saidOfCase(compiled, places);
    this.#role = saidOfRole(compiled, places);
    this.#standings = new Standings(compiled, places);
    this.#caseDuties = listedDuties(compiled, 'case', places);
    this.#personDuties = listedDuties(compiled, 'person', places);
    this.#notes = listedRemarks(compiled, 'note', places);
    this.#warnings = listedRemarks(compiled, 'warning', places);
    this.#traces = new Traces(compiled, places);
  }

  /** Undefined where something that is asked is open: then what may still be has to be worked out. */
  expand(
    { input, turns, disagreements, asked }: LaidOut,
    repeated: boolean,
    policy: Advice['policy'],
  ): Advice | undefined {
    const people = input.people ?? [];
    const fired = people.length === 0 ? undefined : this.#sides.walk(turns);
    const [ofFirst] = fired ?? [];
    if (fired === undefined || ofFirst === undefined) return undefined;
    const { category, response, because } = this.#ofCase.of(ofFirst);
    return {
      ...{ policy, adviceVersion: 1 },
      category,
      repeated,
      response,
      because,
      people: people.map(({ ref }, place) => this.#person(ref, fired[place] ?? ofFirst)),
      duties: this.#duties(people, fired, ofFirst),
      unknowns: [],
      nextQuestion: asked,
      notes: remarked(this.#notes, people, fired, []),
      warnings: remarked(this.#warnings, people, fired, [...disagreements]),
      trace: this.#traces.of(people, fired),
    };
  }

  #person(ref: string, fired: Int32Array): PersonAdvice {
    const { role, because } = this.#role.of(fired);
    return { ref, role, because, outcomes: this.#standings.of(fired) };
  }

  #duties(people: readonly Person[], fired: readonly Int32Array[], ofFirst: Int32Array): DutyAdvice[] {
    const found: DutyAdvice[] = [];
    raise(this.#caseDuties, ofFirst, null, found);
    people.forEach(({ ref }, place) => {
      raise(this.#personDuties, fired[place] ?? ofFirst, ref, found);
    });
    return found;
  }
}

function raise({ from, to, said }: Listed<DutySaid>, fired: Int32Array, person: string | null, found: DutyAdvice[]) {
  let last: DutySaid | undefined;
  for (let word = from; word < to; word += 1)
    for (let left = fired[word] ?? 0; left !== 0; left &= left - 1) {
      const duty = said[word * BITS + 31 - Math.clz32(left & -left)];
      // Once, however many of its rules fired.
      if (duty === undefined || duty === last) continue;
      last = duty;
      found.push({ id: duty.id, person, owner: duty.owner, within: duty.within, because: duty.because.of(fired) });
    }
}

/** Remark by remark; of each, person by person. */
function remarked(
  { from, to, said }: Listed<RemarkSaid>,
  people: readonly Person[],
  fired: readonly Int32Array[],
  found: Remark[],
): Remark[] {
  for (let word = from; word < to; word += 1) {
    let left = 0;
    for (const each of fired) left |= each[word] ?? 0;
    for (; left !== 0; left &= left - 1) {
      const bit = left & -left;
      const remark = said[word * BITS + 31 - Math.clz32(bit)];
      for (let place = 0; place < people.length; place += 1)
        if (remark !== undefined && ((fired[place]?.[word] ?? 0) & bit) !== 0) {
          found.push(remarkOn(remark, people[place]));
          // Of the case it is said once.
          if (remark.isOfCase) break;
        }
    }
  }
  return found;
}

const remarkOn = ({ id, says, because, isOfCase, whole }: RemarkSaid, person: Person | undefined): Remark =>
  isOfCase || person === undefined ? whole : { id, person: person.ref, says, because };
