import { valueText } from '../../platform/setting/index.ts';
import type { Condition } from '../../policy/index.ts';
import type { Anything, PersonCondition } from './reads.ts';
import { either, partWords, plain, stateWords } from './words.ts';

/** A condition as a list that can be read aloud, each line with what stands under it. */
export interface Told {
  readonly text: string;
  readonly parts: readonly Told[];
}

const line = (text: string, parts: readonly Told[] = []): Told => ({ text, parts });
// *No evidence* counts only where a rule says so: every answer is told for which a line holds.
const states = (is: readonly string[]): string => either(is.map((state) => stateWords[state] ?? plain(state)));

interface Span {
  readonly from?: number | undefined;
  readonly below?: number | undefined;
}

const spanWords = ({ from, below }: Span): string => {
  if (from === undefined) return `below ${below ?? 0}`;
  return below === undefined ? `${from} or more` : `from ${from} to ${below - 1}`;
};

const grouped = (condition: Anything): Told | undefined => {
  if ('always' in condition) return line('Always.');
  if ('all' in condition) return line('All of these:', condition.all.map(conditionWords));
  if ('any' in condition) return line('Any of these:', condition.any.map(conditionWords));
  return 'not' in condition ? line('Not this:', [conditionWords(condition.not)]) : undefined;
};

const ofCase = (condition: Anything): Told | undefined => {
  if ('factor' in condition) return line(`In the case, ${plain(condition.factor)} is ${states(condition.is)}.`);
  if ('checks' in condition) return line(`The background checks are ${either(condition.checks)}.`);
  if ('earlierReports' in condition) return line(`Earlier reports: ${spanWords(condition.earlierReports)}.`);
  if ('nation' in condition) return line(`The force is in ${condition.nation === 'wales' ? 'Wales' : 'England'}.`);
  if ('setting' in condition)
    return line(`The force’s setting ${condition.setting} is: ${either(condition.is.map((one) => valueText(one)))}.`);
  if (!('condition' in condition)) return undefined;
  const answers = condition.is.map((answer) => (answer === 'unstated' ? 'not recorded' : plain(answer)));
  return line(`When deciding, ${plain(condition.condition)} is ${either(answers)}.`);
};

const ofPeople = (condition: Anything): Told | undefined => {
  if ('this' in condition) return line('This person:', [conditionWords(condition.this)]);
  if ('someOther' in condition) return line('Some other person:', [conditionWords(condition.someOther)]);
  if ('someone' in condition) return line('Somebody:', [conditionWords(condition.someone)]);
  return 'everyone' in condition ? line('Everybody:', [conditionWords(condition.everyone)]) : undefined;
};

const any = (ids: readonly string[]): string => `any of ${either(ids.map(plain))}`;

const ofConduct = (condition: Anything): Told | undefined => {
  if ('by' in condition) return line(`Done by them: ${plain(condition.by)} is ${states(condition.is)}.`);
  if ('towards' in condition) return line(`Done towards them: ${plain(condition.towards)} is ${states(condition.is)}.`);
  if ('byAny' in condition) return line(`Done by them: ${any(condition.byAny)} is ${states(condition.is)}.`);
  if ('towardsAny' in condition)
    return line(`Done towards them: ${any(condition.towardsAny)} is ${states(condition.is)}.`);
  return 'fact' in condition ? line(`Of them, ${plain(condition.fact)} is ${states(condition.is)}.`) : undefined;
};

const ofSelf = (condition: Anything): Told => {
  if ('age' in condition) return line(`Age: ${spanWords(condition.age)}.`);
  if ('part' in condition)
    return line(`They ${(partWords[condition.part] ?? plain(condition.part)).replace(/^is /u, 'are ')}.`);
  if ('actor' in condition)
    return line('They acted: shared, received, passed on or asked for it, or did something that is a factor.');
  return line('They are identified.');
};

/** When a rule holds, in the order in which it is written. */
export function conditionWords(condition: Condition | PersonCondition): Told {
  return grouped(condition) ?? ofCase(condition) ?? ofPeople(condition) ?? ofConduct(condition) ?? ofSelf(condition);
}
