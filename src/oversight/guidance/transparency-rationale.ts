import { date } from '../../platform/web/index.ts';
import { GIVES, KINDS } from './gives.ts';
import type { Version } from './published.ts';
import { count, fillIn, says, type EntriesOf } from './transparency-entry.ts';
import { listed } from './words.ts';

/** How it works, and why it is there. */
export const rationaleEntries = ({ id, policy: { files } }: Version): EntriesOf<'rationale'> => ({
  detailed_description: says(
    `Guidance ${id} is ${count(files.rules, 'rule')} over ${count(files.facts, 'fact')}, each a sentence with its source, owner and day of review. A rule gives one of: ${listed(KINDS.map((kind) => GIVES[kind].toLowerCase()))}.`,
    'Rules are compiled into a decision diagram, and advice holds for everything that an unknown could turn out to be: what is not known is never read as no. The same facts always give the same advice.',
  ),
  scope: says(
    `For reports in England and Wales under the guidance “${files.policy.title}”, in force from ${date(files.policy.inForceFrom)}.`,
    'Not for: deciding, scoring or predicting anything about a child or an officer; any imagery, which it never takes; cases in Scotland or Northern Ireland; any other crime.',
  ),
  benefit: says(
    'Every piece of advice names the rules and sources behind it; what would change it can be asked; what is promised of the rules is proved over all inputs and published.',
  ),
  previous_process: fillIn(
    'How the force decided before.',
    'Officers read the guidance themselves, each from their own copy.',
  ),
  alternatives_considered: says(
    'A trained model was ruled out: it could not say why, and would repeat past unevenness. Expressions in program code were ruled out: a policy owner could not read them.',
  ),
});
