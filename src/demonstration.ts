import type { Actor } from './platform/access/index.ts';
import type { Attempt } from './platform/command/index.ts';
import { withClient } from './platform/database/index.ts';
import { createLedgerKey } from './platform/ledger/index.ts';
import {
  addForce,
  DEMONSTRATION_CLIENT,
  DEMONSTRATION_ISSUER,
  readStaff,
  starter,
  type InventedPerson,
} from './platform/staff/index.ts';
import { readFloors, recordReport, walkFloor } from './casework/report/index.ts';
import { given, seedCases } from './demonstration.cases.ts';
import { seedSituations } from './demonstration.situations.ts';
import { guidanceToday, openGuidance } from './guidance.ts';
import { seedPractice } from './demonstration.practice.ts';
import type { Opened } from './installation.ts';
import { ROLES, type Role } from './permissions.ts';

export const DEMONSTRATION_FORCE = { force: 'northmoor', name: 'Northmoor Police', nation: 'england' } as const;

interface Invented extends InventedPerson {
  readonly works: Role;
}

const person = (works: Role, name: string, words: string, subject: string = works): Invented => ({
  force: DEMONSTRATION_FORCE.force,
  subject,
  works,
  name,
  role: words,
  comesTo: ROLES[works].charAt(0).toUpperCase() + ROLES[works].slice(1),
});

/**
 * One invented person a role; a second supervisor, for who approved an outcome may not uphold it; and a second policy owner, for
 * who wrote a version may not publish it. Nobody of these names exists.
 */
export const INVENTED: readonly Invented[] = [
  person('officer', 'Olive Example', 'Safer schools officer'),
  person('supervisor', 'Sidney Sample', 'Supervisor'),
  person('supervisor', 'Indira Instance', 'Inspector, covers out of hours', 'inspector'),
  person('registrar', 'Rhian Registry', 'Force crime registrar'),
  person('hub', 'Hana Hubbard-Example', 'Safeguarding hub (MASH)'),
  person('disclosure-officer', 'Desmond Specimen', 'Disclosure officer'),
  person('records-manager', 'Rose Recordwell', 'Records manager'),
  person('professional-standards', 'Petra Placeholder', 'Professional standards'),
  person('analyst', 'Anil Abacus', 'Analyst'),
  person('policy-owner', 'Poppy Paragraph', 'Policy owner'),
  person('policy-owner', 'Percy Proofread', 'Policy owner, publishes what another wrote', 'publisher'),
  person('administrator', 'Adam Adminton', 'Administrator'),
];

const seedStaff = async (
  opened: Opened,
  shell: Actor,
  people: readonly Invented[],
): Promise<ReadonlyMap<string, Actor>> => {
  const before = await given(opened.consult(shell, readStaff, {}));
  for (const { subject, name, works } of people.filter((one) => !before.some((row) => row.subject === one.subject))) {
    await given(opened.execute(shell, starter(Object.keys(ROLES)), { subject, name, roles: [works] }));
  }
  return staffBySubject(opened, shell);
};

/** Who works here, each by what they sign in as. */
export const staffBySubject = async (opened: Opened, shell: Actor): Promise<ReadonlyMap<string, Actor>> => {
  const rows = await given(opened.consult(shell, readStaff, {}));
  return new Map(
    rows.map((row) => [row.subject, { force: shell.force, staff: row.staff, name: row.name, roles: row.roles }]),
  );
};

/** The same key each time: what an earlier, interrupted start made is not made again. */
const once = (number: number): Attempt => ({
  idempotency: { key: `demonstration-${number}`, body: { demonstration: number } },
});

const calm = {
  safeNow: 'yes',
  selfHarm: 'no',
  withWhom: 'parent-or-carer',
  safeContact: { may: 'The mother, everything', how: 'By telephone in the evening' },
  mustNot: '',
  inCare: 'no',
  onPlan: 'no',
  welfareCheck: 'not-arranged',
  fromWhom: 'reporter',
} as const;

const seedReports = async (opened: Opened, officer: Actor): Promise<void> => {
  const report = (number: number, over: Partial<Parameters<typeof recordReport.decide>[1]>) =>
    given(
      opened.execute(
        officer,
        recordReport,
        {
          toldBy: 'school',
          toldAt: 'now',
          safe: 'yes',
          children: 2,
          reporter: { name: 'Invented Academy', contact: 'The school office' },
          ...over,
        },
        once(number),
      ),
    );
  await report(1, {});
  await report(2, { toldBy: 'parent-or-carer', safe: 'not-known', children: 1, reporter: undefined });
  const walked = await report(3, { toldBy: 'child', children: 1, reporter: undefined });
  const floors = await given(opened.consult(officer, readFloors, { case: walked['case'] ?? '' }));
  for (const [i, child] of floors.children.entries()) {
    const floor = { ...calm, case: walked['case'] ?? '', person: child.person };
    await given(opened.execute(officer, walkFloor, floor, once(100 + i)));
  }
};

const seedForce = async (opened: Opened, shell: Actor): Promise<void> => {
  if ((await opened.forces()).includes(shell.force)) return;
  await opened.keys.createForce(shell.force);
  createLedgerKey(opened.folders.keys, shell.force);
  const idp = { issuer: DEMONSTRATION_ISSUER, client: DEMONSTRATION_CLIENT };
  await given(opened.execute(shell, addForce, { ...DEMONSTRATION_FORCE, ...idp }));
};

/** One situation at three of its stages; or all, for those who look around. */
export type Extent = 'one situation' | 'every situation';

/** Whoever comes last is on the list once all else is there. */
const LAST = INVENTED.at(-1)?.subject ?? '';

const seed = async (opened: Opened, extent: Extent): Promise<void> => {
  const shell = opened.actorIn(DEMONSTRATION_FORCE.force);
  await seedForce(opened, shell);
  const staff = await seedStaff(opened, shell, INVENTED.slice(0, -1));
  const [officer, supervisor] = [staff.get('officer'), staff.get('supervisor')];
  // The last of the staff comes after all else: their presence says that an earlier start got to the end.
  if (staff.has(LAST) || officer === undefined || supervisor === undefined) return;
  await seedReports(opened, officer);
  await seedCases(opened, officer, supervisor);
  if (extent === 'every situation')
    await seedSituations(opened, officer, guidanceToday(openGuidance(), await opened.today()));
  const [keeper, inspector] = [staff.get('analyst'), staff.get('inspector')];
  if (keeper !== undefined && inspector !== undefined)
    await seedPractice(opened, { keeper, deciders: [officer, supervisor, inspector] });
  await seedStaff(opened, shell, INVENTED.slice(-1));
};

/**
 * Makes the invented force, its staff and some cases, through the same commands as everybody; once, whoever else starts
 * at the same time, and to the end, though an earlier start was killed on the way.
 */
export const seedDemonstration = (opened: Opened, extent: Extent = 'one situation'): Promise<void> =>
  withClient(opened.premises.ownerUrl, async (client) => {
    // Not 1, which a start holds while it makes the database.
    await client.query('SELECT pg_advisory_lock(2)');
    await seed(opened, extent);
  });
