import type { Finding } from './second-opinion.ts';

export const OPINION_DEFINITION =
  'Closed cases drawn at random, whose outcome a second officer or supervisor chose from the recorded facts alone: without the first decision, its reasons, the advice, names, and anybody’s own words. Who has met the case does not read it. “Unable to decide” is a choice of its own. Neither choice is taken for the right one; nothing is counted by officer, and nothing changes the case.';

export const findingWords: Readonly<Record<Finding, string>> = {
  appropriate: 'Appropriate, and as the guidance has it',
  'appropriate-with-observations': 'Appropriate, with observations on a rule',
  'not-appropriate': 'Not appropriate',
  'unable-to-agree': 'The panel is unable to agree',
};
