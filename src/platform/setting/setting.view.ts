import type { Actor } from '../access/index.ts';
import { dateTime, turnLinks, words, type Form, type PageModel } from '../web/index.ts';
import { valuesOf, type SettingDefinition, type Settings, type SettingValue } from './definition.ts';
import { isSigned, SIGNATORIES, type SettingSet } from './setting.ts';
import type { SettingsRead } from './setting.store.ts';

/** An answer of a few is a code; what somebody wrote is none, and stays as it is. */
const answerText = (answer: string): string =>
  /^\p{L}+([-_]\p{L}+)*$/u.test(answer)
    ? words(answer.replaceAll('_', '-').toLowerCase()).replaceAll(/\b(?:pnc|pnd|mash|uk)\b/giu, (short) =>
        short.toUpperCase(),
      )
    : answer;

export const valueText = (value: SettingValue | undefined, isWritten = false): string => {
  if (value === undefined || value === '') return 'Not set';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number' || (isWritten && typeof value === 'string')) return String(value);
  return [value].flat().map(answerText).join(', ');
};

const textOf = (definition: SettingDefinition | undefined, value: SettingValue | undefined): string =>
  valueText(value, definition?.kind === 'line');

/** One hour, and no hours. */
const unitOf = (definition: SettingDefinition, value: SettingValue | undefined): string | undefined => {
  if (definition.kind !== 'whole') return undefined;
  return value === 1 ? definition.unit.replace(/s$/u, '') : definition.unit;
};

const labelOf = ({ name, label }: SettingDefinition): string => label ?? name;
const noteOf = (definition: SettingDefinition): string => {
  const { note, restsOn } = definition;
  const fixed = fixedOf(definition)?.why;
  return [note, restsOn === undefined || restsOn === '' ? undefined : `${restsOn}.`, fixed]
    .filter((part) => part !== undefined)
    .join(' ');
};

const fixedOf = (definition: SettingDefinition) => (definition.kind === 'some-of' ? definition.fixed : undefined);

/** What of a setting is to be chosen, and what goes with it whatever is chosen. */
const answersOf = (definition: SettingDefinition) => {
  const fixed = fixedOf(definition)?.answers ?? [];
  const answers = 'answers' in definition ? definition.answers : [];
  return {
    fixed,
    answers: answers
      .filter((answer) => !fixed.some((one) => one === answer))
      .map((answer) => ({ value: String(answer), text: valueText(answer) })),
  };
};

/** As it was signed, and as what it is read where that is more. */
const signedText = (definition: SettingDefinition | undefined, signed?: SettingValue, read = signed): string => {
  const [text, readText] = [textOf(definition, signed), textOf(definition, read)];
  return typeof read !== 'object' || text === readText ? text : `${text}, read as ${readText}`;
};

/** In the order of the page; a set that waits says where it differs from what stands. */
const listOf = (set: SettingSet, definitions: readonly SettingDefinition[], standing: Settings) => {
  const gone = Object.keys(set.settings).filter((name) => !definitions.some((one) => one.name === name));
  const rows = definitions
    .filter(({ name }) => name in set.settings)
    .map((definition) => ({ name: definition.name, key: labelOf(definition), definition }));
  const unknown = gone.map((name) => ({ name, key: name, definition: undefined }));
  const read = valuesOf(
    rows.map(({ definition }) => definition),
    set.settings,
  );
  return [...rows, ...unknown].map(({ name, key, definition }) => {
    const [value, now] = [signedText(definition, set.settings[name], read[name]), textOf(definition, standing[name])];
    // The second signatory signs a difference: without what stands now, nobody can see it.
    return { key, value: isSigned(set) || value === now ? value : `${value} (now: ${now})` };
  });
};

const setModel = (
  set: SettingSet,
  definitions: readonly SettingDefinition[],
  standing: Settings,
  inForce: string | undefined,
) => ({
  ...set,
  digest: set.digest.toString('hex').slice(0, 16),
  signed: isSigned(set),
  inForce: set.id === inForce,
  list: listOf(set, definitions, standing),
});

/** The values that stand, as a form holds them. */
export const typedOf = (
  definitions: readonly SettingDefinition[],
  { inForce }: SettingsRead,
): Readonly<Record<string, string | readonly string[]>> =>
  Object.fromEntries(
    Object.entries(valuesOf(definitions, inForce.settings)).map(([name, value]) => [
      name,
      typeof value === 'object' ? value : String(value),
    ]),
  );

/** What stands with who says so, the sets that wait for a signature, and the form of the next. */
export const settingsPage = (
  read: SettingsRead,
  { policy, definitions }: { readonly policy: string; readonly definitions: readonly SettingDefinition[] },
  actor: Actor,
  form: Form,
): PageModel => {
  const { inForce } = read;
  const values = valuesOf(definitions, inForce.settings);
  return {
    title: 'Settings of the force',
    form,
    policy,
    since: inForce.set === undefined ? undefined : dateTime(inForce.set.signedAt),
    standing: definitions.map((definition) => ({
      key: labelOf(definition),
      value: textOf(definition, values[definition.name]),
      unit: unitOf(definition, values[definition.name]),
      isDefault: !(definition.name in inForce.settings),
      note: noteOf(definition),
    })),
    fields: definitions.map((definition) => ({
      name: definition.name,
      kind: definition.kind ?? 'one-of',
      label: labelOf(definition),
      hint: noteOf(definition),
      unit: definition.kind === 'whole' ? definition.unit : undefined,
      ...answersOf(definition),
    })),
    ...turnLinks(read.sets, '/settings', 'sets'),
    sets: read.sets.rows.map((set) => setModel(set, definitions, values, inForce.set?.id)),
    maySign: SIGNATORIES.some((signatory) => actor.roles.includes(signatory)),
    back: { href: '/' },
  };
};
