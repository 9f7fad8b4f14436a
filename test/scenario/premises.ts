// Where scenarios are carried: an installation with a force in England and one in Wales, and all who act in both.
import { createLedgerKey } from '../../src/platform/ledger/index.ts';
import {
  addForce,
  DEMONSTRATION_CLIENT,
  DEMONSTRATION_ISSUER,
  readStaff,
  roleChanger,
  starter,
} from '../../src/platform/staff/index.ts';
import { EVERY_ROLE, given, openTestApp, openTestInstallation, type TestApp, type TestInstallation } from '../app.ts';
import { STAFF, SUBJECTS, type Who } from './carrier.ts';

export const FORCES = { northmoor: 'england', gwyllt: 'wales' } as const;
export type Force = keyof typeof FORCES;

export interface Premises {
  readonly installation: TestInstallation;
  readonly app: TestApp;
  readonly staffOf: (force: Force, who: Who) => Promise<string>;
}

const isWho = (name: string): name is Who => Object.hasOwn(STAFF, name);
const EVERYBODY = Object.keys(STAFF).filter(isWho);

export const openPremises = async (): Promise<Premises> => {
  const installation = await openTestInstallation();
  const { opened } = installation;
  await opened.keys.createForce('gwyllt');
  createLedgerKey(opened.folders.keys, 'gwyllt');
  const identity = { issuer: DEMONSTRATION_ISSUER, client: DEMONSTRATION_CLIENT };
  const welsh = { force: 'gwyllt', name: 'Heddlu Gwyllt Police', nation: 'wales', ...identity } as const;
  await given(opened.execute(opened.actorIn('gwyllt'), addForce, welsh));
  for (const force of ['northmoor', 'gwyllt'] as const) {
    for (const who of EVERYBODY) {
      const roles = [...STAFF[who]];
      const subject = SUBJECTS[who];
      const by = opened.actorIn(force);
      await given(
        force === 'gwyllt'
          ? opened.execute(by, starter(EVERY_ROLE), { subject, name: `${who} Example`, roles })
          : opened.execute(by, roleChanger(EVERY_ROLE), { subject, roles }),
      );
    }
  }
  return {
    installation,
    app: await openTestApp(installation),
    staffOf: async (force, who) => {
      const rows = await given(opened.consult(opened.actorIn(force), readStaff, {}));
      return rows.find(({ subject }) => subject === SUBJECTS[who])?.staff ?? '';
    },
  };
};
