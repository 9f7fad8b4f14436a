import { fillIn, says, type EntriesOf, type Program } from './transparency-entry.ts';
import { titled } from './words.ts';

/** What people decide, and what it tells them. */
export const processEntries = ({ roles }: Program): EntriesOf<'process'> => ({
  process_integration: says(
    'Advice stands beside the case. An officer records facts with from whom each is known, makes everyone safe, runs checks, and proposes an outcome; a supervisor approves or returns it, never their own.',
    'The response and category that the guidance leaves open are a supervisor’s to decide.',
  ),
  provided_information: says(
    'Response and category; for each person a role and how each outcome stands; what is to be done, by whom and by when; what is not known and matters; what to weigh. Each with the rules that gave it.',
  ),
  frequency_and_scale_of_usage: fillIn('Cases and decisions in a year.'),
  human_decisions_and_review: says(
    'Every decision is a person’s. What departs from the advice is given a reason, and is counted by rule, never by officer. What the guidance bars cannot be chosen; what waits can be chosen once it is finished.',
    ...Object.entries(roles).map(([role, does]) => `${titled(role)}: ${does}.`),
  ),
  required_training: fillIn('What the force asks of those who use it.'),
  appeals_and_review: fillIn(
    'How to complain to the force, and to whom after that.',
    'Each child is told what was decided, in plain words. A decision can be reconsidered for reasons that are listed; the earlier one stays on record. A stored decision is replayed to the letter, with its guidance and digest.',
  ),
});
