import {
  answersFile,
  closeRound,
  fileTaker,
  readVignettes,
  roundOpener,
  signedFile,
  signsOfKey,
  standardCaseDecider,
} from './oversight/practice/index.ts';
import { releaseSecrets } from './oversight/release/own.ts';
import { openGuidance } from './guidance.ts';
import { given } from './demonstration.cases.ts';
import type { Opened } from './installation.ts';
import type { Actor } from './platform/access/index.ts';
import type { Attempt } from './platform/command/index.ts';

/** What the three of this force chose of a standard case, and how often each choice was made in two other invented forces. */
interface Chosen {
  readonly own: readonly string[];
  readonly eastmere: Readonly<Record<string, number>>;
  readonly southmere: Readonly<Record<string, number>>;
}

// Alike where the line is plain, apart where it is near: so that the results show both.
const CHOSEN: Readonly<Record<string, Chosen>> = {
  'two-willing': { own: ['21', '21', '21'], eastmere: { '21': 6 }, southmere: { '21': 6, '22': 1 } },
  'two-willing-sender': { own: ['21', '21', '22'], eastmere: { '21': 6 }, southmere: { '21': 7 } },
  'shown-to-one': { own: ['21', '22', '21'], eastmere: { '21': 4, '22': 2 }, southmere: { '21': 2, '22': 5 } },
  'looked-for-no-spread': { own: ['21', '21', '21'], eastmere: { '21': 6 }, southmere: { '21': 7 } },
  'forwarded-to-a-group': { own: ['22', '10', '22'], eastmere: { '10': 2, '22': 4 }, southmere: { '21': 3, '22': 4 } },
  'forwarded-after-a-quarrel': {
    own: ['22', '22', '1'],
    eastmere: { '2': 1, '22': 5 },
    southmere: { '10': 2, '22': 5 },
  },
  'teased-with-it': { own: ['22', '21', '22'], eastmere: { '21': 3, '22': 3 }, southmere: { '21': 6, '22': 1 } },
  'kept-asking': { own: ['1', 'unable', '22'], eastmere: { '1': 3, '22': 3 }, southmere: { '1': 2, '22': 5 } },
};

const OPEN = ['asked-twice', 'seventeen-and-fifteen', 'team-captain', 'still-seventeen', 'second-report', 'in-care'];

/** The same key each time: what an earlier, interrupted start made is not made again. */
const once = (name: string): Attempt => ({
  idempotency: { key: `demonstration-practice-${name}`, body: { practice: name } },
});

interface People {
  readonly keeper: Actor;
  readonly deciders: readonly Actor[];
}

const openRound = async (
  opened: Opened,
  keeper: Actor,
  vignettes: readonly string[],
  name: string,
): Promise<string> => {
  const input = { vignettes, adviceShown: false };
  return (await given(opened.execute(keeper, roundOpener(readVignettes()), input, once(name))))['round'] ?? '';
};

/** The answers of an invented force, signed by an invented key, as its file would bring them. */
const bringAnswers = async (opened: Opened, keeper: Actor, round: string, force: 'eastmere' | 'southmere') => {
  const counts = Object.entries(CHOSEN).flatMap(([vignette, chosen]) =>
    Object.entries(chosen[force]).map(([choice, answers]) => ({ force, vignette, choice, answers })),
  );
  const { signing } = releaseSecrets(Buffer.from(`the invented key of ${force}`));
  const file = signedFile(answersFile({ round, policy: '2024-05', adviceShown: false, force }, counts), signing);
  await given(opened.execute(keeper, fileTaker(readVignettes()), { file, key: signsOfKey(signing) }, once(force)));
};

/** A finished round with the answers of three invented forces, for an analyst to read, and an open one, for an officer to decide. */
export const seedPractice = async (opened: Opened, { keeper, deciders }: People): Promise<void> => {
  const { adviser } = openGuidance();
  const round = await openRound(opened, keeper, Object.keys(CHOSEN), 'finished');
  for (const [vignette, { own }] of Object.entries(CHOSEN))
    for (const [place, decider] of deciders.entries()) {
      const input = {
        round,
        vignette,
        choice: own[place] ?? '21',
        heads: ['severity'] as const,
        departure: undefined,
        reasons: {},
      };
      const key = once(`${vignette}-${place}`);
      await given(opened.execute(decider, standardCaseDecider(adviser), input, key));
    }
  await bringAnswers(opened, keeper, round, 'eastmere');
  await bringAnswers(opened, keeper, round, 'southmere');
  await given(opened.execute(keeper, closeRound, { round }, once('closed')));
  await openRound(opened, keeper, OPEN, 'open');
};
