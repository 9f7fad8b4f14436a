import type { Actor } from '../access/index.ts';
import { dateTime, type Form, type PageModel } from '../web/index.ts';
import { valuesOf, type SettingDefinition, type Settings, type SettingValue } from './definition.ts';
import { isSigned, SIGNATORIES, type SettingSet } from './setting.ts';
import type { SettingsRead } from './setting.store.ts';

export const valueText = (value: SettingValue | undefined): string => {
  if (value === undefined || value === '') return 'Not set';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'object' ? value.join(', ') : String(value);
};

const labelOf = ({ name, label }: SettingDefinition): string => label ?? name;
const noteOf = ({ note, confidence, source }: SettingDefinition): string => `${note} [${confidence}] ${source}`;

/** In the order of the page; a set that waits says where it differs from what stands. */
const listOf = (set: SettingSet, definitions: readonly SettingDefinition[], standing: Settings) => {
  const gone = Object.keys(set.settings).filter((name) => !definitions.some((one) => one.name === name));
  const rows = definitions
    .filter(({ name }) => name in set.settings)
    .map((definition) => ({ name: definition.name, key: labelOf(definition) }));
  return [...rows, ...gone.map((name) => ({ name, key: name }))].map(({ name, key }) => {
    const [value, now] = [valueText(set.settings[name]), valueText(standing[name])];
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
      value: valueText(values[definition.name]),
      unit: definition.kind === 'whole' ? definition.unit : undefined,
      isDefault: !(definition.name in inForce.settings),
      note: noteOf(definition),
    })),
    fields: definitions.map((definition) => ({
      name: definition.name,
      kind: definition.kind ?? 'one-of',
      label: labelOf(definition),
      hint: noteOf(definition),
      unit: definition.kind === 'whole' ? definition.unit : undefined,
      answers: ('answers' in definition ? definition.answers : []).map((answer) => ({
        value: String(answer),
        text: valueText(answer),
      })),
    })),
    sets: read.sets.map((set) => setModel(set, definitions, values, inForce.set?.id)),
    maySign: SIGNATORIES.some((signatory) => actor.roles.includes(signatory)),
    back: { href: '/' },
  };
};
