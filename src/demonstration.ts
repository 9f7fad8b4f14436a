import type { Actor } from './platform/access/index.ts';
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
import type { Opened } from './installation.ts';
import { ROLES, type Role } from './permissions.ts';

export const DEMONSTRATION_FORCE = { force: 'northmoor', name: 'Northmoor Police', nation: 'england' } as const;

const person = (role: Role, name: string, words: string): InventedPerson & { readonly role: string } => ({
  force: DEMONSTRATION_FORCE.force,
  subject: role,
  name,
  role: words,
  comesTo: ROLES[role].charAt(0).toUpperCase() + ROLES[role].slice(1),
});

/** One invented person a role; nobody of these names exists. */
export const INVENTED: readonly InventedPerson[] = [
  person('officer', 'Olive Example', 'Safer schools officer'),
  person('supervisor', 'Sidney Sample', 'Supervisor'),
  person('registrar', 'Rhian Registry', 'Force crime registrar'),
  person('hub', 'Hana Hubbard-Example', 'Safeguarding hub (MASH)'),
  person('disclosure-officer', 'Desmond Specimen', 'Disclosure officer'),
  person('records-manager', 'Rose Recordwell', 'Records manager'),
  person('professional-standards', 'Petra Placeholder', 'Professional standards'),
  person('analyst', 'Anil Abacus', 'Analyst'),
  person('policy-owner', 'Poppy Paragraph', 'Policy owner'),
  person('administrator', 'Adam Adminton', 'Administrator'),
];

const given = async <T>(
  result: Promise<
    { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: { readonly code: string } }
  >,
): Promise<T> => {
  const done = await result;
  if (!done.ok) throw new Error(`the demonstration could not be made: ${done.refusal.code}`);
  return done.value;
};

const seedStaff = async (opened: Opened, shell: Actor): Promise<ReadonlyMap<string, Actor>> => {
  for (const { subject, name } of INVENTED) {
    await given(opened.execute(shell, starter(Object.keys(ROLES)), { subject, name, roles: [subject] }));
  }
  const rows = await given(opened.consult(shell, readStaff, {}));
  return new Map(
    rows.map((row) => [row.subject, { force: shell.force, staff: row.staff, name: row.name, roles: row.roles }]),
  );
};

const calm = {
  safeNow: 'yes',
  selfHarm: 'no',
  withWhom: 'parent-or-carer',
  safeContact: { may: 'The mother, everything', how: 'By telephone in the evening', mustNot: '' },
  inCare: 'no',
  onPlan: 'no',
  welfareCheck: 'not-arranged',
  fromWhom: 'reporter',
} as const;

const seedReports = async (opened: Opened, officer: Actor): Promise<void> => {
  const report = (over: Partial<Parameters<typeof recordReport.decide>[1]>) =>
    given(
      opened.execute(officer, recordReport, {
        toldBy: 'school',
        toldAt: 'now',
        safe: 'yes',
        children: 2,
        reporter: { name: 'Invented Academy', contact: 'The school office' },
        ...over,
      }),
    );
  await report({});
  await report({ toldBy: 'parent-or-carer', safe: 'not-known', children: 1, reporter: undefined });
  const walked = await report({ toldBy: 'child', children: 1, reporter: undefined });
  const floors = await given(opened.consult(officer, readFloors, { case: walked['case'] ?? '' }));
  for (const child of floors.children) {
    await given(opened.execute(officer, walkFloor, { ...calm, case: walked['case'] ?? '', person: child.person }));
  }
};

/** Makes the invented force, its staff and some cases, through the same commands as everybody; once. */
export const seedDemonstration = async (opened: Opened): Promise<void> => {
  const { force } = DEMONSTRATION_FORCE;
  if ((await opened.forces()).includes(force)) return;
  // Keys first: no row may come before the key that seals it.
  await opened.keys.createForce(force);
  createLedgerKey(opened.folders.keys, force);
  const shell = opened.actorIn(force);
  await given(
    opened.execute(shell, addForce, {
      ...DEMONSTRATION_FORCE,
      issuer: DEMONSTRATION_ISSUER,
      client: DEMONSTRATION_CLIENT,
    }),
  );
  const staff = await seedStaff(opened, shell);
  const officer = staff.get('officer');
  if (officer !== undefined) await seedReports(opened, officer);
};
