// Where a case is from, and what no door takes (handbook 10.5: 13, 14, 15).
import { child, REPORTED, type Scenario } from './scenario.ts';
import { PROPORTIONATE, WILLING } from './willing.ts';

const wales: Scenario = {
  id: 'handbook-13',
  story:
    'A school in Wales reports, A is on a plan: Wales’s words and procedures, and no duty to report that is England’s.',
  force: 'gwyllt',
  expected: {
    ...PROPORTIONATE,
    duties: ['report-child-at-risk-wales A', 'referral-or-strategy A'],
    without: ['notify-under-duty-to-report'],
  },
  known: {
    ...WILLING,
    people: { ...WILLING.people, A: child(15, ['depicted', 'shared'], { floor: { onPlan: 'yes' } }) },
  },
  way: async ({ carrier, done, protect, decide, reason, end }) => {
    await protect({ A: { decision: { decision: 'referred', to: ['social-care-harm'], reason } } });
    await done(carrier.step('officer', 'next-step', { step: 'strategy-discussion' }, 'A'));
    await done(
      carrier.step('officer', 'safeguarding', { decision: 'strategy-discussion', strategy: 'held', reason }, 'A'),
    );
    await decide({ outcome: '21', about: 'A' });
    await end();
  },
};

const attachment: Scenario = {
  id: 'handbook-15',
  story:
    'Somebody attaches a file to a case, or puts one into words: it is refused at the door, and nothing of it is kept.',
  expected: PROPORTIONATE,
  known: { ...WILLING, report: { ...REPORTED, toldBy: 'online-service' } },
  way: async ({ carrier, refused, protect, decide, end }) => {
    await refused('no-files', carrier.attach('officer'));
    const words = { heard: 'said', through: 'child', wishes: 'data:application/octet-stream;base64,AAAA' };
    await refused('imagery-refused', carrier.step('officer', 'own-words', words, 'A'));
    for (const [code, wish] of [
      ['link-refused', 'That it is taken off https://example.org/invented at once'],
      ['link-refused', 'That d41d8cd98f00b204e9800998ecf8427e is gone'],
    ] as const)
      await refused(code, carrier.step('officer', 'own-words', { ...words, wishes: wish }, 'A'));
    await protect();
    await decide({ outcome: '21', about: 'A' });
    await end();
  },
};

export const doors: readonly Scenario[] = [wales, attachment];
