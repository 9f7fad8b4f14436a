import { date, type Problems, type Refusal } from '../../platform/web/index.ts';

const said = (refusal: Refusal, name: string): string | undefined => {
  const found: unknown = new Map<string, unknown>(Object.entries(refusal)).get(name);
  return typeof found === 'string' ? found : undefined;
};

/** What the refusals about answers say, and the status they have. */
export const foiProblems: Problems = {
  NoSuchQuestion: {
    status: 404,
    title: 'No such question',
    sentence: () => 'There is no such question. Choose one of the list at /foi, or run evenhand foi questions.',
  },
  NoSuchAnswer: {
    status: 404,
    title: 'No such answer',
    sentence: () => 'There is no such answer of this force. Open the list at /foi and choose there.',
  },
  AnswerNotPublished: {
    status: 409,
    title: 'Not published yet',
    sentence: () =>
      'A file leaves the force: somebody else than who made the answer has to publish its release first. Open the release and ask them to.',
  },
  NoShare: {
    status: 422,
    title: 'This cannot be answered as a share',
    sentence: (refusal) => said(refusal, 'why') ?? 'The two do not divide. Show them side by side.',
  },
  PeriodTurned: {
    status: 422,
    title: 'The period ends before it starts',
    sentence: () => 'The last day is before the first. Give them the other way round.',
  },
  PeriodNotOver: {
    status: 422,
    title: 'The period is not over',
    sentence: (refusal) =>
      `The last day has to be before today${said(refusal, 'today') === undefined ? '' : ` (${said(refusal, 'today') ?? ''})`}: a day that is not over would be counted otherwise an hour later.`,
  },
  NotHeld: {
    status: 422,
    title: 'Not held',
    sentence: (refusal) => {
      const from = said(refusal, 'heldFrom');
      return from === undefined
        ? 'The force holds no cases here yet: not held (s.1(1)(a)), which is not none.'
        : `The force holds cases here from ${date(from)} only: of the days asked for, nothing is held (s.1(1)(a)), which is not none. Choose later days.`;
    },
  },
};
