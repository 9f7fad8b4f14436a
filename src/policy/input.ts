import type { AdviceInput, AdvicePerson, AnswerState } from './advice.schema.ts';
import { CHECKS, NATIONS, PARTS, STATES, type Part } from './condition.schema.ts';
import { isFloorAlone } from './next-question.ts';
import { notRead, outsideScope } from './not-read.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { hasUnseen, noSuch, refusal, type InputRefusal } from './refusal.ts';
import { refused, ok, type Result } from './result.ts';
import { answersOf, idsOfKind, UNSTATED } from './variables.ts';

const MOST_PEOPLE = 30;
const LONGEST_REF = 60;
const OLDEST = 120;
const ANSWERS: readonly AnswerState[] = [...STATES, 'unknown'];

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What one version of the guidance may be told. */
export interface Vocabulary {
  readonly factors: readonly string[];
  readonly facts: readonly string[];
  readonly conditions: ReadonlyMap<string, readonly string[]>;
  /** What is weighed, and read by no rule. */
  readonly weighed: ReadonlyMap<string, readonly string[]>;
  /** What the safety floor asks of a child, and no rule reads. */
  readonly floor: ReadonlyMap<string, readonly string[]>;
  readonly settings: PolicyFiles['settings'];
}

const wordsOf = (facts: PolicyFiles['facts']): ReadonlyMap<string, readonly string[]> =>
  new Map(
    facts.map(({ id, answers }) => [
      id,
      [...answers.map((each) => (typeof each === 'string' ? each : each.id)), 'unknown'],
    ]),
  );

export const vocabularyOf = (files: PolicyFiles): Vocabulary => ({
  factors: idsOfKind(files, 'factor'),
  facts: idsOfKind(files, 'person-fact'),
  conditions: new Map(idsOfKind(files, 'condition').map((id) => [id, [...answersOf(files, id), UNSTATED]])),
  weighed: wordsOf(files.facts.filter(({ kind, always }) => kind === 'other' && !always)),
  floor: wordsOf(files.facts.filter(isFloorAlone)),
  settings: files.settings,
});

/** Reads a question about one version of the guidance, whole or not at all, and says everything that is wrong with it. */
export function readInput(vocabulary: Vocabulary, input: unknown): Result<AdviceInput, readonly InputRefusal[]> {
  const reader = new Reader(vocabulary);
  const value = reader.question(input);
  return reader.refusals.length === 0 ? ok(value) : refused(reader.refusals);
}

class Reader {
  readonly refusals: InputRefusal[] = [];
  readonly #vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  question(input: unknown): AdviceInput {
    const known = [
      'nation',
      'on',
      'settings',
      'conditions',
      'people',
      'factors',
      'checks',
      'earlierReports',
      'weighed',
    ];
    const fields = this.#fields(input, '', known);
    const on = this.#date(fields['on'], 'on');
    const nation = this.#nation(fields['nation']);
    const checks = this.#oneOf(fields['checks'], 'checks', CHECKS);
    const earlierReports = this.#earlierReports(fields['earlierReports']);
    const weighed = this.#weighed(fields['weighed'], 'weighed');
    return {
      ...(on === undefined ? {} : { on }),
      ...(nation === undefined ? {} : { nation }),
      ...(checks === undefined ? {} : { checks }),
      ...(earlierReports === undefined ? {} : { earlierReports }),
      ...weighed,
      settings: this.#settings(fields['settings']),
      conditions: this.#conditions(fields['conditions']),
      people: this.#people(fields['people']),
      factors: this.#states(fields['factors'], 'factors', this.#vocabulary.factors),
    };
  }

  #refuse(reason: InputRefusal): void {
    this.refusals.push(reason);
  }

  /** An object that has none but the known fields; left out, it is empty. */
  #fields(
    value: unknown,
    field: string,
    known: readonly string[],
    code: 'unknown-field' | 'unknown-id' = 'unknown-field',
  ): Fields {
    if (value === undefined && field !== '') return {};
    if (!isFields(value)) {
      this.#refuse(refusal('wrong-type', field, value, 'an object { … } is expected'));
      return {};
    }
    // Refused, not passed over: a slip in a name would read as *unknown*, and so change the advice.
    for (const key of Object.keys(value)) {
      if (known.includes(key)) continue;
      const elsewhere = notRead(key) ?? (code === 'unknown-id' ? this.#elsewhere(key) : undefined);
      this.#refuse(noSuch(code, field === '' ? key : `${field}.${key}`, key, known, elsewhere));
    }
    return value;
  }

  /** Where an id that is right, but not here, belongs: the nearest spelling would lead away from it. */
  #elsewhere(id: string): string | undefined {
    const { factors, facts, conditions, weighed, floor } = this.#vocabulary;
    if (factors.includes(id)) return 'it is a factor, and belongs in factors, by or towards';
    if (facts.includes(id)) return 'it is said of one person, and belongs in their facts';
    if (weighed.has(id)) return 'it is weighed and read by no rule, and belongs in weighed';
    if (floor.has(id)) return 'it is of the safety floor of one person, and belongs in their floor';
    return conditions.has(id) ? 'it belongs in conditions' : undefined;
  }

  #nation(value: unknown): AdviceInput['nation'] {
    const outside = typeof value === 'string' ? outsideScope(value) : undefined;
    if (outside === undefined) return this.#oneOf(value, 'nation', NATIONS);
    this.#refuse(refusal('unknown-value', 'nation', value, outside));
    return undefined;
  }

  #oneOf<const Word extends string>(value: unknown, field: string, words: readonly Word[]): Word | undefined {
    if (value === undefined) return undefined;
    const found = words.find((word) => word === value);
    if (found !== undefined) return found;
    if (typeof value === 'string') this.#refuse(noSuch('unknown-value', field, value, words));
    else this.#refuse(refusal('wrong-type', field, value, `one of ${words.join(', ')} is expected`));
    return undefined;
  }

  #states(value: unknown, field: string, ids: readonly string[]): Record<string, AnswerState> {
    return this.#words(value, field, ids, () => ANSWERS);
  }

  #conditions(value: unknown): Record<string, string> {
    const { conditions } = this.#vocabulary;
    return this.#words(value, 'conditions', [...conditions.keys()], (id) => conditions.get(id) ?? []);
  }

  #weighed(value: unknown, field: string): Pick<AdvicePerson, 'weighed'> {
    if (value === undefined) return {};
    const { weighed } = this.#vocabulary;
    return { weighed: this.#words(value, field, [...weighed.keys()], (id) => weighed.get(id) ?? []) };
  }

  #floor(value: unknown, field: string): Pick<AdvicePerson, 'floor'> {
    if (value === undefined) return {};
    const { floor } = this.#vocabulary;
    return { floor: this.#words(value, field, [...floor.keys()], (id) => floor.get(id) ?? []) };
  }

  #words<const Word extends string>(
    value: unknown,
    field: string,
    ids: readonly string[],
    answers: (id: string) => readonly Word[],
  ): Record<string, Word> {
    const read: [string, Word][] = [];
    for (const [id, word] of Object.entries(this.#fields(value, field, ids, 'unknown-id'))) {
      if (!ids.includes(id)) continue;
      const found = this.#oneOf(word ?? null, `${field}.${id}`, answers(id));
      if (found !== undefined) read.push([id, found]);
    }
    return Object.fromEntries(read);
  }

  /** Settings have the names and words of the guidance, or the same as ids are written: in small letters, with hyphens. */
  #settings(value: unknown): Record<string, string | boolean> {
    const { settings } = this.#vocabulary;
    const names = settings.map(({ name }) => name);
    const read = new Map<string, string | boolean>();
    for (const [name, answer] of Object.entries(this.#fields(named(value, names), 'settings', names, 'unknown-id'))) {
      const answers = settings.find((each) => each.name === name)?.answers;
      if (answers === undefined) continue;
      const found = answers.find((each) => each === answer || (typeof each === 'string' && isAsId(answer, each)));
      if (found !== undefined) read.set(name, found);
      else if (typeof answer === 'string' && answers.every((each) => typeof each === 'string'))
        this.#refuse(noSuch('unknown-value', `settings.${name}`, answer, answers));
      else
        this.#refuse(
          refusal('wrong-type', `settings.${name}`, answer, `one of ${answers.map(String).join(', ')} is expected`),
        );
    }
    return Object.fromEntries(read);
  }

  #date(value: unknown, field: string): string | undefined {
    if (value === undefined) return undefined;
    if (typeof value === 'string' && isDate(value)) return value;
    const code = typeof value === 'string' ? 'invalid-date' : 'wrong-type';
    this.#refuse(refusal(code, field, value, 'a day of the calendar written YYYY-MM-DD is expected'));
    return undefined;
  }

  #earlierReports(value: unknown): number | 'unknown' | undefined {
    if (value === undefined || value === 'unknown') return value;
    if (typeof value === 'number' && Number.isSafeInteger(value)) {
      if (value >= 0) return value;
      this.#refuse(refusal('out-of-range', 'earlierReports', value, 'a count cannot be below 0'));
    } else if (typeof value === 'string') this.#refuse(quotedOr('earlierReports', value));
    else this.#refuse(refusal('wrong-type', 'earlierReports', value, 'a whole number or "unknown" is expected'));
    return undefined;
  }

  #people(value: unknown): AdvicePerson[] {
    const list = this.#list(value, 'people');
    // The guidance is compiled for as many as are listed: without a bound one question could take all the memory.
    if (list.length > MOST_PEOPLE) {
      this.#refuse(
        refusal('too-many', 'people', list.length, `at most ${MOST_PEOPLE} people can be advised on at once`),
      );
      return [];
    }
    const people = list.map((each, place) => this.#personAt(each, `people[${place}]`));
    people.forEach(({ ref }, place) => {
      const first = people.findIndex((each) => each.ref === ref);
      if (first < place && ref !== '')
        this.#refuse(
          refusal(
            'duplicate',
            `people[${place}].ref`,
            ref,
            `people[${first}] has this ref already, each needs their own`,
          ),
        );
    });
    return people;
  }

  #list(value: unknown, field: string): readonly unknown[] {
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    this.#refuse(refusal('wrong-type', field, value, 'a list [ … ] is expected; what is unknown is left out'));
    return [];
  }

  #personAt(value: unknown, field: string): AdvicePerson {
    const fields = this.#fields(value ?? null, field, [
      'ref',
      'age',
      'identified',
      'parts',
      'facts',
      'by',
      'towards',
      'weighed',
      'floor',
    ]);
    const age = this.#age(fields['age'], `${field}.age`);
    const identified = this.#flag(fields['identified'], `${field}.identified`);
    const parts = fields['parts'] === undefined ? undefined : this.#parts(fields['parts'], `${field}.parts`);
    const { factors } = this.#vocabulary;
    return {
      ref: isFields(value) ? this.#ref(fields['ref'], `${field}.ref`) : '',
      ...(age === undefined ? {} : { age }),
      ...(identified === undefined ? {} : { identified }),
      ...(parts === undefined ? {} : { parts }),
      facts: this.#states(fields['facts'], `${field}.facts`, this.#vocabulary.facts),
      by: this.#states(fields['by'], `${field}.by`, factors),
      towards: this.#states(fields['towards'], `${field}.towards`, factors),
      ...this.#weighed(fields['weighed'], `${field}.weighed`),
      ...this.#floor(fields['floor'], `${field}.floor`),
    };
  }

  #ref(value: unknown, field: string): string {
    if (typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_REF) {
      if (!hasUnseen(value)) return value;
      this.#refuse(refusal('unreadable', field, value, 'letters that can be seen and read aloud are expected'));
    } else if (value === undefined)
      this.#refuse(refusal('missing', field, value, 'every person needs a short name of their own'));
    else if (typeof value !== 'string') this.#refuse(refusal('wrong-type', field, value, 'text is expected'));
    else if (value.trim() === '')
      this.#refuse(refusal('missing', field, value, 'every person needs a short name of their own'));
    else this.#refuse(refusal('too-long', field, value, `at most ${LONGEST_REF} letters are expected`));
    return '';
  }

  #flag(value: unknown, field: string): boolean | undefined {
    if (value === undefined || typeof value === 'boolean') return value;
    this.#refuse(refusal('wrong-type', field, value, 'true or false is expected; what is unknown is left out'));
    return undefined;
  }

  #age(value: unknown, field: string): AdvicePerson['age'] {
    if (value === undefined || value === 'unknown') return value;
    if (!Array.isArray(value)) return this.#years(value, field);
    if (value.length !== 2) {
      this.#refuse(refusal('wrong-type', field, value, 'a range needs two ages, [lowest, highest]'));
      return undefined;
    }
    const [low, high] = [this.#years(value[0] ?? null, `${field}[0]`), this.#years(value[1] ?? null, `${field}[1]`)];
    if (low === undefined || high === undefined) return undefined;
    if (low <= high) return [low, high];
    this.#refuse(refusal('range-reversed', field, value, `the lower age comes first: [${high}, ${low}]`));
    return undefined;
  }

  #years(value: unknown, field: string): number | undefined {
    if (typeof value === 'string') this.#refuse(quotedOr(field, value));
    else if (typeof value !== 'number' || !Number.isInteger(value))
      this.#refuse(refusal('wrong-type', field, value, 'an age is a whole number, [lowest, highest] or "unknown"'));
    else if (value < 0 || value > OLDEST)
      this.#refuse(refusal('out-of-range', field, value, `an age is from 0 to ${OLDEST}`));
    else return value;
    return undefined;
  }

  #parts(value: unknown, field: string): Part[] {
    const parts = this.#list(value, field).flatMap(
      (each, place) => this.#oneOf(each ?? null, `${field}[${place}]`, PARTS) ?? [],
    );
    const twice = parts.find((part, place) => parts.indexOf(part) < place);
    if (twice !== undefined)
      this.#refuse(
        refusal(
          'duplicate',
          `${field}[${parts.lastIndexOf(twice)}]`,
          twice,
          'each part is written once, and this is there already',
        ),
      );
    const handled = parts.find((part) => ['shared', 'received', 'passed-on', 'asked-for'].includes(part));
    // Who handled an image only to protect somebody is no actor; beside another part it could be read either way.
    if (handled !== undefined && parts.includes('protected'))
      this.#refuse(
        refusal('contradiction', field, value, `protected is written instead of ${handled}, never beside it`),
      );
    return parts;
  }
}

/** What a text may have meant where a number or *unknown* is expected: "15" means 15. */
/** A number in quotes is a word: what was meant is plain, and is said. */
const quotedOr = (field: string, text: string): InputRefusal => {
  const number = /^\d{1,3}$/.test(text.trim()) && Number(text) <= OLDEST ? String(Number(text)) : undefined;
  return number === undefined
    ? noSuch('unknown-value', field, text, ['unknown'])
    : refusal('wrong-type', field, text, 'a number is expected, without quotes', [number]);
};

/** A real day of the calendar, written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Whether a word is another one written as ids are. */
const isAsId = (word: unknown, of: string): boolean =>
  typeof word === 'string' && /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(word) && word.replaceAll('-', '') === plainOf(of);

const plainOf = (name: string): string => name.toLowerCase().replaceAll(/[-_]/gu, '');

/** With each name as the guidance has it. What has both spellings of one setting is left as it is: the second is no known name. */
function named(value: unknown, names: readonly string[]): unknown {
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, answer]) => {
      const name = names.find((each) => isAsId(key, each));
      return [name === undefined || name in value ? key : name, answer];
    }),
  );
}
