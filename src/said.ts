import type { Said } from './platform/web/index.ts';

/**
 * What is said on the page that follows, of each command that leads away from what was done on it. Who goes through a row of
 * questions, as in triage, sees by the next of them that the last was kept.
 */
export const said: Said = {
  'propose-outcome': 'The outcome is proposed. A supervisor approves it or returns it.',
  'approve-outcome': 'The outcome is approved. Every child is told next.',
  'return-outcome': 'The proposal is returned. Whoever proposes reads your reason first.',
  'uphold-outcome': 'What was decided is upheld. Every child is told that it was looked at again.',
  'reopen-case': 'The case is open again.',
  'decide-conflict': 'Your decision on the two settings is recorded.',
  'decide-response': 'Your decision on the response is recorded.',
  'decide-category': 'Your decision on the category is recorded.',
  'grant-exception': 'Your answer is recorded, with its reason.',
  'answer-no-referral': 'Your answer on not referring the child is recorded.',
  'answer-not-heard': 'Your answer on the child who was not heard is recorded.',
  'record-own-words': 'What the child said, or why they were not heard, is recorded.',
  'decide-safeguarding':
    'The safeguarding decision is recorded here. This program sends nothing: a referral goes on the force’s own form.',
  'record-next-step': 'What the local authority decided is recorded.',
  'end-measure': 'What came of it is recorded.',
  'discharge-duty': 'What was done, or why not, is recorded.',
  'name-responder': 'Who acts is recorded.',
  'hand-over-case': 'The handover is recorded. The team accepts or returns it.',
  'answer-handover': 'The answer to the handover is recorded.',
  'consider-interview': 'What was considered is recorded.',
  'end-consideration': 'What came of the interview or the arrest is recorded.',
  'ask-supervisor': 'The question is with the supervisors.',
  'record-death': 'It is recorded, and waits for a supervisor to agree. Until then nothing changes for the child.',
  'withdraw-death': 'The child is recorded as alive.',
  'tell-child': 'It is recorded that the child was told.',
  'propose-not-telling': 'The reason is recorded, and waits for a supervisor.',
  'approve-not-telling': 'The reason not to tell is approved.',
  'return-not-telling': 'The reason not to tell is returned: the child is to be told, or another reason given.',
  'close-case': 'The case is closed.',
  'record-crime': 'The crime is recorded.',
  'cancel-crime': 'The record of the crime is cancelled.',
  'refuse-cancellation': 'Your refusal to cancel is recorded, with its reason.',
  'ask-cancellation': 'The registrar is asked to cancel the record.',
  'acknowledge-emergency': 'It is recorded that you have seen the opening in an emergency.',
  'assign-case': 'The case is given to the officer whom you chose.',
};
