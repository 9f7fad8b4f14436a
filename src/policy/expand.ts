import type { Advice, DutyAdvice, PersonAdvice, Remark } from './advice.schema.ts';
import type { Compiled, CompiledDuty, CompiledRemark, CompiledRule } from './compile.ts';
import type { Diagram } from './diagram.ts';
import type { Span } from './kept.ts';
import type { LaidOut } from './laid-out.ts';
import { LinesOf, type Lines } from './lines.ts';
import { BITS, Places, Reasons, type Piece } from './piece.ts';
import { STANDINGS } from './policy.schema.ts';
import { ranked, saidOfCase, saidOfRole, type OfCase, type Role } from './said.ts';
import { Sides } from './sides.ts';
import { Standings } from './standings.ts';
import { Traces } from './traces.ts';

/** A duty that several rules raise, by the bit of each: they lie beside each other. */
type DutySaid = Omit<DutyAdvice, 'person' | 'because'> & { readonly because: Reasons };
type Person = NonNullable<LaidOut['input']['people']>[number];
type ManyRaised = readonly (DutySaid | undefined)[];

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

function manyRaised({ duties }: Compiled, places: Places): ManyRaised {
  const byBit: (DutySaid | undefined)[] = places.rules.map(() => undefined);
  for (const { id, owner, within, rules } of duties) {
    const said = { id, owner, within, because: new Reasons(places, rules) };
    if (rules.length > 1) for (const rule of rules) byBit[places.bit(rule)] = said;
  }
  return byBit;
}

/** The bits of the rules that fire where a diagram holds; and the one after them all, where the case is a repeated one. */
function marksOf(places: Places, repeated: Diagram): ReadonlyMap<Diagram, readonly number[]> {
  const marks = new Map<Diagram, number[]>();
  const mark = (diagram: Diagram, bit: number) => marks.set(diagram, [...(marks.get(diagram) ?? []), bit]);
  for (const rule of places.rules) if (rule !== undefined) mark(rule.diagram, places.bit(rule));
  if (repeated !== 0) mark(repeated, BITS * places.words);
  return marks;
}

/** The whole advice on facts in which nothing that is asked is open, put together from parts that are made once. */
export class Expander {
  readonly #sides: Sides;
  /** The word that tells of the case whether it is repeated. */
  readonly #repeated: number;
  readonly #ofCase: Piece<OfCase>;
  readonly #role: Piece<Role>;
  readonly #standings: Standings;
  readonly #lines: LinesOf;
  readonly #manyRaised: ManyRaised;
  readonly #spans: Readonly<Record<'caseDuties' | 'personDuties' | 'notes' | 'warnings', Span>>;
  readonly #traces: Traces;

  constructor(compiled: Compiled) {
    const places = placesOf(compiled);
    this.#repeated = places.words;
    this.#sides = new Sides(compiled, places.words + 1, marksOf(places, compiled.repeated));
    this.#ofCase = saidOfCase(compiled, places);
    this.#role = saidOfRole(compiled, places);
    this.#standings = new Standings(compiled, places);
    this.#lines = new LinesOf(compiled, places);
    this.#manyRaised = manyRaised(compiled, places);
    this.#spans = {
      caseDuties: places.span('case duties'),
      personDuties: places.span('person duties'),
      notes: places.span('note'),
      warnings: places.span('warning'),
    };
    this.#traces = new Traces(compiled, places, this.#lines.ofCase);
  }

  /** Undefined where something that is asked is open: then what may still be has to be worked out. */
  expand({ input, turns, disagreements, asked }: LaidOut, policy: Advice['policy']): Advice | undefined {
    const fired = input.people === undefined ? undefined : this.#sides.walk(turns);
    const [ofFirst] = fired ?? [];
    if (fired === undefined || ofFirst === undefined || input.people === undefined) return undefined;
    const lines: Lines[] = [];
    const people: PersonAdvice[] = [];
    for (const { ref } of input.people) {
      const own = fired[lines.push(this.#lines.of(ref)) - 1] ?? ofFirst;
      const { role, because } = this.#role.of(own);
      people.push({ ref, role, because, outcomes: this.#standings.of(own) });
    }
    if (people.length === 0) return undefined;
    const { category, response, because } = this.#ofCase.of(ofFirst);
    return {
      policy,
      adviceVersion: 1,
      category,
      repeated: ofFirst[this.#repeated] !== 0,
      response,
      because,
      people,
      duties: this.#duties(input.people, lines, fired),
      unknowns: [],
      nextQuestion: asked,
      notes: this.#remarked(this.#spans.notes, lines, fired, []),
      warnings: this.#remarked(this.#spans.warnings, lines, fired, disagreements.slice()),
      trace: this.#traces.of(lines, fired),
    };
  }

  #duties(people: readonly Person[], lines: readonly Lines[], fired: readonly Int32Array[]): DutyAdvice[] {
    const found: DutyAdvice[] = [];
    for (let place = 0; place < people.length; place += 1) {
      const [person, own, marked] = [people[place], lines[place], fired[place]];
      if (person === undefined || own === undefined || marked === undefined) continue;
      if (place === 0) this.#raise(this.#spans.caseDuties, marked, null, this.#lines.ofCase, found);
      this.#raise(this.#spans.personDuties, marked, person.ref, own, found);
    }
    return found;
  }

  #raise({ from, to }: Span, fired: Int32Array, person: string | null, { duties }: Lines, found: DutyAdvice[]): void {
    let last: DutySaid | undefined;
    for (let word = from; word < to; word += 1)
      for (let left = fired[word] ?? 0; left !== 0; left &= left - 1) {
        const bit = word * BITS + 31 - Math.clz32(left & -left);
        const line = duties[bit];
        if (line !== undefined) {
          found.push(line);
          continue;
        }
        const duty = this.#manyRaised[bit];
        // Once, however many of its rules fired.
        if (duty === undefined || duty === last) continue;
        last = duty;
        found.push({ id: duty.id, person, owner: duty.owner, within: duty.within, because: duty.because.of(fired) });
      }
  }

  /** Remark by remark; of each, person by person; of the case once. */
  #remarked({ from, to }: Span, lines: readonly Lines[], fired: readonly Int32Array[], found: Remark[]): Remark[] {
    const ofCase = this.#lines.ofCase.remarks;
    for (let word = from; word < to; word += 1) {
      let left = 0;
      for (const each of fired) left |= each[word] ?? 0;
      for (; left !== 0; left &= left - 1) {
        const lowest = left & -left;
        const bit = word * BITS + 31 - Math.clz32(lowest);
        const whole = ofCase[bit];
        if (whole !== undefined) {
          found.push(whole);
          continue;
        }
        for (let place = 0; place < lines.length; place += 1) {
          const line = lines[place]?.remarks[bit];
          if (line !== undefined && ((fired[place]?.[word] ?? 0) & lowest) !== 0) found.push(line);
        }
      }
    }
    return found;
  }
}
