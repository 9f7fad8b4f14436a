import type { ToldEntry } from '../../platform/ledger/index.ts';
import type { CasePage } from './case-page.store.ts';

const doneWords: Readonly<Partial<Record<string, string>>> = {
  'record-report': 'Report recorded',
  'add-child': 'Child added',
  'walk-floor': 'Safety floor walked',
  'record-crime': 'Crime recorded',
  'record-own-words': 'A child’s own words',
  'decide-safeguarding': 'Safeguarding decision',
  'answer-no-referral': 'Supervisor’s answer on not referring',
  'record-next-step': 'Next step of the local authority',
  'name-responder': 'Who acts',
  'hand-over-case': 'Handover to a specialist team',
  'answer-handover': 'Answer of the specialist team',
  'consider-interview': 'Interview or arrest considered',
  'ask-supervisor': 'Supervisor asked',
  'decide-response': 'Response decided',
  'decide-category': 'Category decided',
  'grant-exception': 'Exception decided',
  'add-person': 'Person added',
  'search-people': 'Search for a person',
  'judge-match': 'Match judged',
  'name-person': 'Person named',
  'state-part': 'Part stated',
  'state-age': 'Age stated',
  'state-conduct-day': 'Day of the conduct stated',
  'state-earlier-reports': 'Earlier reports stated',
  'answer-fact': 'Fact answered',
  'record-check': 'Check recorded',
  'add-place': 'Place added',
  'propose-outcome': 'Outcome proposed',
  'approve-outcome': 'Outcome approved',
  'return-outcome': 'Outcome returned',
  'open-case': 'Case opened with a reason',
  'break-glass': 'Opened in an emergency',
  'assign-case': 'Case assigned',
};

const seenWords: Readonly<Partial<Record<string, string>>> = {
  'read-caseload': 'Seen in a list of cases',
  'read-case': 'Case looked at',
  'walk-floor': 'Safety floor looked at',
  'read-first-night-card': 'First-night card looked at',
};

const wordsOf = ({ kind, action }: ToldEntry): string =>
  (kind === 'consultation' ? seenWords[action] : undefined) ?? doneWords[action] ?? action;

/** One entry of the log, in the words of a page: what, by whom, when. */
export const timelineItem = (page: CasePage, entry: ToldEntry) => ({
  label: { text: wordsOf(entry) },
  who: page.staff.get(entry.actor) ?? entry.actor,
  at: entry.at,
  rule: entry.rule,
});
