import { words } from './proof-case-story.ts';
import type { Output } from './proof-output.ts';

const RESPONSE_WORDS: Readonly<Record<string, string>> = {
  proportionate: 'The response is proportionate',
  'supervisor-decides': 'A supervisor decides the response',
  'full-investigation': 'The response is a full investigation',
};
const STANDING_WORDS: Readonly<Record<string, string>> = {
  available: 'is available to',
  'needs-decision': 'needs a decision first for',
  'not-yet': 'is not yet open to',
  barred: 'is barred to',
};

/** What is advised as a sentence that can be read aloud, without its full stop. */
export function saidWords(output: Output, value = '', ref = ''): string {
  switch (output.of) {
    case 'response':
      return of(RESPONSE_WORDS, value, 'There is no response');
    case 'category':
      return `The category is ${words(value)}`;
    case 'role':
      return `${ref} is a ${words(value)}`;
    case 'outcome':
      return `Outcome ${output.code} ${of(STANDING_WORDS, value, 'is not in force for')} ${ref}`;
    case 'need':
      return `Outcome ${output.code} is ${not(value)}said to need “${words(output.need)}” for ${ref}`;
    case 'duty':
      return `The duty “${words(output.id)}” is ${not(value)}raised${whose(output, ' for ', ref)}`;
    case 'owner':
      return `The duty “${words(output.id)}” falls to ${words(value)}`;
    case 'remark':
      return `The remark “${words(output.rule.replace(/^(?:note|warning)-/u, ''))}” is ${not(value)}made${whose(output, ' about ', ref)}`;
  }
}

const whose = ({ about }: Extract<Output, { about: unknown }>, of: string, ref: string): string =>
  about === 'case' ? '' : `${of}${ref}`;
const not = (value: string): string => (value === 'yes' ? '' : 'not ');
const of = (table: Readonly<Record<string, string>>, value: string, other: string): string => table[value] ?? other;
