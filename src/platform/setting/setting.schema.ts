import { z } from 'zod';
import type { Kind } from '../web/index.ts';
import { fixedLeftOut, rangeOf, type SettingDefinition, type SettingValue, type SomeOf } from './definition.ts';

const fieldOf = (definition: SettingDefinition): z.ZodType<SettingValue> => {
  // Named in each: of many settings on one page, a summary has to say which is meant.
  const named = (text: string): string => `${text}: ${definition.label ?? definition.name}`;
  const message = named(`Enter ${rangeOf(definition)}`);
  const choose = named('Choose one at least');
  switch (definition.kind) {
    case 'whole':
      return z.int(message).min(definition.least, message).max(definition.most, message);
    case 'line':
      // An empty field of a form is an absent one, and is how a line is left empty.
      return z.string().trim().max(definition.longest, message).default('');
    case 'some-of':
      return someOf(definition, message, choose);
    default:
      return z
        .enum(definition.answers.map(String), named('Choose one of the answers'))
        .transform((typed) => definition.answers.find((answer) => String(answer) === typed) ?? definition.default);
  }
};

const someOf = (definition: SomeOf, message: string, choose: string): z.ZodType<SettingValue> => {
  const answers = z.array(z.enum(definition.answers, message), choose);
  const { fixed } = definition;
  return fixed === undefined
    ? answers.min(1, choose)
    : answers.refine(
        (value) => fixedLeftOut(definition, value).length === 0,
        `${fixed.why} Keep them: ${definition.label ?? definition.name}`,
      );
};

/** What a proposed set has to be, by what each of its settings can be. */
export const settingsSchema = (definitions: readonly SettingDefinition[]) =>
  z.strictObject(Object.fromEntries(definitions.map((definition) => [definition.name, fieldOf(definition)])));

/** How the fields of a form become a set. */
export const settingKinds = (definitions: readonly SettingDefinition[]): Readonly<Record<string, Kind>> =>
  Object.fromEntries(
    definitions.flatMap(({ name, kind }): readonly (readonly [string, Kind])[] => {
      if (kind === 'whole') return [[name, 'number']];
      return kind === 'some-of' ? [[name, 'many']] : [];
    }),
  );

export const SetParams = z.strictObject({ set: z.uuid() });

export const SettingValueBody = z.union([
  z.string().max(300),
  z.boolean(),
  z.int(),
  z.array(z.string().max(60)).max(40),
]);

/** A set as a program proposes it: what is left out keeps its default, and what a setting cannot be is refused by name. */
export const SettingsBody = z.strictObject({ settings: z.record(z.string().max(60), SettingValueBody) });
