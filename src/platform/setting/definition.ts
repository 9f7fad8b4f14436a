export type SettingValue = string | boolean | number | readonly string[];
export type Settings = Readonly<Record<string, SettingValue>>;

interface Described {
  readonly name: string;
  /** What it is called on a page; its name unless said. */
  readonly label?: string;
  readonly note: string;
  readonly confidence: string;
  readonly source: string;
  /** What it rests on, for a reader without a key to sources; said on the page after the note. */
  readonly restsOn?: string;
}

/** One of a few answers. */
interface OneOf extends Described {
  readonly kind?: 'one-of';
  readonly answers: readonly (string | boolean)[];
  readonly default: string | boolean;
}

/** Any of a few answers, one at least. */
export interface SomeOf extends Described {
  readonly kind: 'some-of';
  readonly answers: readonly string[];
  readonly default: readonly string[];
  /** Answers that a source which was read gives: a force adds to them and takes none away. */
  readonly fixed?: Fixed;
}

interface Fixed {
  readonly answers: readonly string[];
  /** Why, as a sentence for the page and for a refusal. */
  readonly why: string;
}

/** A whole number, such as a period. */
export interface Whole extends Described {
  readonly kind: 'whole';
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  readonly default: number;
}

/** A name, a number to ring or an address on the web; of an office or a service, never of a person. Empty where there is none. */
export interface Line extends Described {
  readonly kind: 'line';
  readonly longest: number;
  readonly default: string;
}

/** A setting that a force may choose: what is not certain enough to be a constant is one, with its note. */
export type SettingDefinition = OneOf | SomeOf | Whole | Line;

/** The answers of a setting that no force takes away, and that this value leaves out. */
export const fixedLeftOut = (definition: SettingDefinition, value: unknown): readonly string[] =>
  definition.kind === 'some-of' && Array.isArray(value)
    ? (definition.fixed?.answers ?? []).filter((answer) => !value.includes(answer))
    : [];

/** The value that stands of what was signed: undefined where the setting can no longer have it. */
const standingOf = (definition: SettingDefinition, signed: unknown): SettingValue | undefined => {
  if (!isValueOf(definition, signed)) return undefined;
  if (definition.kind !== 'some-of' || typeof signed !== 'object') return signed;
  // Signed before some of its answers were fixed, or by hand: read as with them, in the order of the page.
  const whole = [...signed, ...fixedLeftOut(definition, signed)];
  return whole.length === signed.length ? signed : definition.answers.filter((answer) => whole.includes(answer));
};

/** Whether a value is one that the setting can have. */
export const isValueOf = (definition: SettingDefinition, value: unknown): value is SettingValue => {
  switch (definition.kind) {
    case 'some-of':
      return (
        Array.isArray(value) &&
        value.length > 0 &&
        value.every((each) => definition.answers.some((one) => one === each))
      );
    case 'whole':
      return Number.isInteger(value) && Number(value) >= definition.least && Number(value) <= definition.most;
    case 'line':
      return typeof value === 'string' && value.length <= definition.longest && !/[\r\n]/.test(value);
    default:
      return definition.answers.some((one) => one === value);
  }
};

/** What a setting can be, in words. */
export const rangeOf = (definition: SettingDefinition): string => {
  switch (definition.kind) {
    case 'whole':
      return `a whole number of ${definition.unit} from ${definition.least} to ${definition.most}`;
    case 'line':
      return `one line of at most ${definition.longest} characters`;
    case 'some-of':
      return definition.fixed === undefined
        ? `one or more of ${definition.answers.join(', ')}`
        : `${definition.fixed.answers.join(', ')}, and any more of ${definition.answers.join(', ')}`;
    default:
      return `one of ${definition.answers.map(String).join(', ')}`;
  }
};

/** The whole number that stands: the signed one, or the default where none was signed. */
export const wholeIn = (settings: Settings, definition: Whole): number => {
  // A value that was signed under an earlier range and is outside today's gives way to the default, so that no deadline
  // is left without a length.
  const value = settings[definition.name];
  return typeof value === 'number' && isValueOf(definition, value) ? value : definition.default;
};

export const lineIn = (settings: Settings, definition: Line): string => {
  const value = settings[definition.name];
  return typeof value === 'string' && isValueOf(definition, value) ? value : definition.default;
};

export const someIn = (settings: Settings, definition: SomeOf): readonly string[] => {
  const value = standingOf(definition, settings[definition.name]);
  return typeof value === 'object' ? value : definition.default;
};

/** Every setting of these with the value that stands. */
export const valuesOf = (definitions: readonly SettingDefinition[], settings: Settings): Settings =>
  Object.fromEntries(
    definitions.map((definition) => {
      const value = settings[definition.name];
      return [definition.name, standingOf(definition, value) ?? definition.default];
    }),
  );
