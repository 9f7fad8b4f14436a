import { ok, refused, type Result } from '../../platform/access/index.ts';
import { readForm, type FieldFault, type Form, type FormBody } from '../../platform/web/index.ts';
import { z } from 'zod';
import type { AdviceInput, AdvicePerson, InputRefusal, PolicyFiles } from '../../policy/index.ts';
import { AGES, directed, floorOf, idsOf, LEADS, PARTS, STATES, tryFields, tryKinds, type Age } from './try.schema.ts';

type Value = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A case as it was put together, and which version it is put to; by the date where none is named. */
export interface Trial {
  readonly version: string | undefined;
  readonly on: string | undefined;
  readonly people: number;
  readonly input: AdviceInput;
  /** Whether advice is asked for, or only more or fewer people. */
  readonly isAsked: boolean;
}

const text = (value: Value, name: string): string | undefined => {
  const found = value[name];
  return typeof found === 'string' ? found : undefined;
};

const picked = <Word extends string>(value: Value, name: string, words: readonly Word[]): Word | undefined =>
  words.find((word) => word === value[name]);

/** What is left open is left out: unknown, and never read as no. */
const statesOf = (value: Value, lead: string, ids: readonly string[]) =>
  Object.fromEntries(
    ids.flatMap((id) => {
      const state = picked(value, `${lead}${id}`, STATES);
      return state === undefined ? [] : [[id, state] as const];
    }),
  );

const ageOf = (age: string | undefined): AdvicePerson['age'] => {
  const ages = Object.keys(AGES).filter((each): each is Age => each === age);
  const [found] = ages;
  if (found === undefined) return 'unknown';
  const [low, high] = AGES[found];
  return low === high ? low : [low, high];
};

const personOf = (files: PolicyFiles, value: Value, lead: string, place: number): AdvicePerson => {
  const identified = text(value, `${lead}identified`);
  const chosen = value[`${lead}parts`];
  return {
    ref: `Person ${place + 1}`,
    age: ageOf(text(value, `${lead}age`)),
    ...(identified === undefined ? {} : { identified: identified === 'yes' }),
    ...(chosen === undefined || chosen.length === 0 ? {} : { parts: PARTS.filter((part) => chosen.includes(part)) }),
    by: statesOf(value, `${lead}by-`, directed(files)),
    towards: statesOf(value, `${lead}towards-`, directed(files)),
    facts: statesOf(value, `${lead}fact-`, idsOf(files, 'person-fact')),
    floor: Object.fromEntries(given(value, `${lead}floor-`, floorOf(files))),
  };
};

const given = (value: Value, lead: string, names: readonly string[]): readonly (readonly [string, string])[] =>
  names.flatMap((name) => {
    const answer = text(value, `${lead}${name}`);
    return answer === undefined ? [] : [[name, answer] as const];
  });

const settingsOf = ({ settings }: PolicyFiles, value: Value) =>
  Object.fromEntries(
    settings.flatMap(({ name, answers }) => {
      const found = answers.find((answer) => String(answer) === value[`setting-${name}`]);
      return found === undefined ? [] : [[name, found] as const];
    }),
  );

const inputOf = (files: PolicyFiles, value: Value, people: number): AdviceInput => {
  const [nation, checks] = [
    picked(value, 'nation', ['england', 'wales'] as const),
    picked(value, 'checks', ['complete', 'outstanding', 'unavailable'] as const),
  ];
  const [reports, on] = [text(value, 'reports'), text(value, 'on')];
  return {
    ...(nation === undefined ? {} : { nation }),
    ...(checks === undefined ? {} : { checks }),
    ...(reports === undefined ? {} : { earlierReports: Number(reports) }),
    ...(on === undefined ? {} : { on }),
    people: LEADS.slice(0, people).map((lead, place) => personOf(files, value, lead, place)),
    factors: statesOf(value, 'case-', idsOf(files, 'factor')),
    conditions: Object.fromEntries(given(value, 'condition-', idsOf(files, 'condition'))),
    settings: settingsOf(files, value),
  };
};

/** Two parts that exclude each other, which no list of answers can keep apart. */
const partFaults = (value: Value, people: number): readonly FieldFault[] =>
  LEADS.slice(0, people).flatMap((lead) => {
    const chosen = value[`${lead}parts`] ?? [];
    const isBoth = chosen.includes('none') && chosen.length > 1;
    return isBoth ? [{ field: `${lead}parts`, text: 'Choose “No part in it” alone, or the parts and not that' }] : [];
  });

const isKnown = (fields: Readonly<Record<string, unknown>>, name: string): boolean =>
  Object.hasOwn(fields, name) || ['on-day', 'on-month', 'on-year', 'csrf', 'idempotency-key'].includes(name);

/**
 * Reads what was put together, under one version. What another version asks and this one does not is left out: who changes
 * the version keeps the rest.
 */
export function readTrial(
  files: PolicyFiles,
  versions: readonly PolicyFiles[],
  body: FormBody,
): Result<Trial, { readonly form: Form } | { readonly faults: readonly FieldFault[] }> {
  const ids = versions.map(({ policy }) => policy.id);
  const fields = tryFields(files, ids);
  const others = versions.map((each) => tryFields(each, ids));
  const own = Object.entries(body.fields).filter(
    ([name]) => isKnown(fields, name) || !others.some((other) => isKnown(other, name)),
  );
  const read = readForm(z.strictObject(fields), { ...body, fields: Object.fromEntries(own) }, tryKinds);
  if (!read.ok) return refused({ form: { ...read.form, typed: body.fields } });
  const value: Value = read.value;
  const people = Number(text(value, 'people') ?? 2);
  const faults = partFaults(value, people);
  if (faults.length > 0) return refused({ faults });
  const input = inputOf(files, value, people);
  return ok({
    version: text(value, 'version'),
    on: text(value, 'on'),
    people,
    input,
    isAsked: text(value, 'go') !== 'people',
  });
}

/** A refusal of the guidance as a fault beside the field that it is about. */
export function faultOf({ field, says, code }: InputRefusal): FieldFault {
  const person = /^people\[(\d)\]\.(parts|age|identified)/u.exec(field);
  if (person !== null) {
    const [, place, name = ''] = person;
    const sentence =
      code === 'contradiction'
        ? '“Handled it only to report or to protect” is chosen instead of another part, never beside it'
        : says;
    return { field: `p${Number(place) + 1}-${name}`, text: sentence };
  }
  if (code === 'no-policy-on-date')
    return { field: 'on', text: 'No guidance was in force on that day. Choose a later day', at: 'on-day' };
  return { field: field === 'on' ? 'on' : 'main-content', text: says };
}
