/** What a duty is called in a list: of those whose name in the guidance does not read as one. */
const TITLES: Readonly<Record<string, string>> = {
  'record-crime': 'Record the crime',
  'welfare-check': 'Check on the child',
  'record-safe-contact': 'Record the safe contact',
  'decide-telling-parents': 'Decide whether a parent or carer is told',
  'referral-or-strategy': 'Refer, or hold a strategy meeting',
  'specialist-handover': 'Hand over to a specialist team',
  'report-to-ceop': 'Report to CEOP',
  'consider-national-referral-mechanism': 'Consider the National Referral Mechanism',
  'advise-protecting-adult': 'Advise the adult who protected a child',
  'review-before-closing': 'A supervisor’s review before closing',
  'write-disclosure-note': 'Write what speaks for the child',
  'offer-report-remove': 'Offer Report Remove',
  'agree-deletion': 'Agree by when the image is deleted',
  'keep-everything': 'Keep everything: nothing is deleted',
  'tell-of-decision': 'Tell of the decision',
  'offer-support': 'Offer a support service',
  'appropriate-adult-before-any-interview': 'An appropriate adult before any interview',
  'consult-youth-justice': 'Consult the youth justice service',
  'confirm-age': 'Confirm the age',
  'identify-person': 'Find out who this is',
  'tell-allocated-social-worker': 'Tell the social worker',
  'tell-personal-adviser': 'Tell the personal adviser',
  'tell-local-authority-of-private-fostering': 'Tell the local authority of private fostering',
  'plan-for-person-cared-for': 'Plan for the person whom the child cares for',
  'ask-school-how-to-talk': 'Ask the school how best to talk with the child',
  'plain-words-and-trusted-person': 'Plain words, and somebody the child trusts',
  'ask-health-partner': 'Ask a health partner',
  'involve-recovery-service': 'Involve a recovery service',
  'tell-missing-coordinator': 'Tell the missing persons coordinator',
  'assess-home-before-contact': 'Assess the home before any contact',
  'agree-words-with-child': 'Agree with the child what is said to whom',
  'specialist-safety-plan': 'A specialist safety plan',
  'agree-school-place': 'Keep the place at school',
  'explain-status-does-not-matter': 'Say that asking for help comes first, whatever the status',
  'report-child-at-risk-wales': 'Report the child at risk (Wales)',
  'notify-under-duty-to-report': 'Notify under the duty to report',
};

/** A few words for what the guidance asks in a sentence; its own name where a later version adds one. */
export const dutyTitle = (id: string): string => {
  const name = id.replaceAll('-', ' ');
  return TITLES[id] ?? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
};
