import {
  isRange,
  type AnswerValue,
  type Change,
  type PolicyFiles,
  type Target,
  type WhyNot,
} from '../../policy/index.ts';
import { printed, questionText } from './advice-text.ts';
import { plain } from './words.ts';

const PATTERN = /^(?<of>response|category|role|outcome|duty) +(?<what>[\w-]+)(?: +for +(?<person>.+))?$/u;

/** What is asked about, as it is written in the shell: `outcome 22 for A`. */
export function readWhyNot(text: string): { readonly target: Target; readonly wanted?: string } | undefined {
  const { of, what = '', person } = PATTERN.exec(text.trim())?.groups ?? {};
  if (of === 'response' || of === 'category')
    return person === undefined ? { target: { of }, wanted: what } : undefined;
  if (of === 'duty') return { target: { of, id: what, person: person ?? null } };
  if (person === undefined) return undefined;
  return of === 'role' ? { target: { of, person }, wanted: what } : { target: { of: 'outcome', person, code: what } };
}

const MOST_SHOWN = 20;

/** Why not, as a person reads it: what stands against it, what is still to be recorded, and what would change it. */
export function whyNotText(files: PolicyFiles, what: string, why: WhyNot): string {
  const isSo = why.wanted.includes(why.value);
  const rules = (bearing: string, title: string) => {
    const these = why.rules.filter((rule) => rule.bearing === bearing);
    return these.length === 0
      ? []
      : [
          '',
          title,
          ...these.map((rule) => `  ${rule.says} [${rule.rule}; ${STATUS[rule.status]}; gives ${plain(rule.gives)}]`),
        ];
  };
  return printed([
    `Guidance ${files.policy.id}: ${files.policy.title}`,
    `Asked: why not ${what}?`,
    ...(why.waits === '' ? [] : [why.waits]),
    `It is: ${plain(why.value)}.${isSo ? ' That is what was asked for: nothing stands against it.' : ''}`,
    ...(isSo ? raisedBy(why) : []),
    ...(isSo ? [] : rules('against', 'Against it')),
    ...(isSo ? [] : rules('for', 'What would give it, and does not surely apply')),
    ...(why.needs.length === 0 ? [] : ['', 'To be recorded', `  ${why.needs.map(plain).join(', ')}`]),
    ...(isSo ? [] : ['', ...changeLines(files, why)]),
  ]);
}

/** The rules that raise a duty, by their ids. */
function raisedBy({ value, because, rules }: WhyNot): readonly string[] {
  const by = value === 'raised' ? rules.filter(({ rule }) => because.includes(rule)) : [];
  const lines = by.map(({ says, rule, status }) => `  ${says} [${rule}; ${STATUS[status]}]`);
  return lines.length === 0 ? [] : ['', 'Raised by', ...lines];
}

const STATUS = { fired: 'applies', failed: 'does not apply', undecided: 'not known whether it applies' } as const;

function changeLines(files: PolicyFiles, { ways, inAll }: WhyNot): string[] {
  if (inAll === null)
    return ['So much is not known that what would change it cannot be listed: answer what is asked next first.'];
  if (inAll === 0) return ['No answers would make it so.'];
  const shown = ways.slice(0, MOST_SHOWN);
  const more =
    inAll > shown.length
      ? ` There are ${inAll} in all, most of them alike but for whom an answer is about; such are told once.`
      : '';
  return [
    `What would make it so, where it is true: any one of these.${more}`,
    ...shown.flatMap(({ answers, becomes, revises }, place) => [
      `  ${place + 1}. Then ${plain(becomes)}${revises ? ', taking back what was stated' : ''}:`,
      ...answers.map((answer) => `       ${answerText(files, answer)}`),
    ]),
  ];
}

function answerText(files: PolicyFiles, { person, fact, anyOf }: Change['answers'][number]): string {
  const values = anyOf.map(valueText).join(' or ');
  const [, part] = /^parts\.(.+)$/u.exec(fact) ?? [];
  if (part !== undefined) return `${person ?? ''}: part in it, ${plain(part)}: ${values}`;
  return `${questionText(files, { person, fact }).replace(/ \(not to be put to a child\)$/u, '')} ${values}`;
}

function valueText(value: AnswerValue): string {
  if (isRange(value)) return rangeText(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? plain(value) : value.length === 0 ? 'none' : value.map(plain).join(' and ');
}

const rangeText = ([low, high]: readonly [number, number | null]): string => {
  if (high === null) return `${low} or more`;
  return low === high ? String(low) : `${low} to ${high}`;
};
