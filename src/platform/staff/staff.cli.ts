import { InvalidArgumentError, Option, type Command } from 'commander';
import { z } from 'zod';
import {
  print,
  ShellRefusal,
  withShell,
  type OpenShell,
  type RefusalData,
  type ShellSession,
} from '../command/index.ts';
import { claimKeys } from '../health/index.ts';
import { createLedgerKey } from '../ledger/index.ts';
import { addForce, clashOf, type AddForce } from './force.change.ts';
import { listForces } from './force.store.ts';
import { ForceName, StaffName, Subject } from './staff.schema.ts';
import { RANKS, rankWords, type Rank } from './rank.ts';
import { leaver, LONGEST_STAFF_PAGE, rankGiver, readStaff, roleChanger, STAFF_PAGE, starter } from './staff.change.ts';

const FORCE = /^[a-z][a-z0-9-]{1,39}$/;

const forceId = (typed: string): string => {
  if (!FORCE.test(typed))
    throw new InvalidArgumentError('use lower-case letters, figures and hyphens, such as northmoor.');
  return typed;
};

const roleList = (typed: string): readonly string[] =>
  typed
    .split(',')
    .map((role) => role.trim())
    .filter((role) => role !== '');

const rank = (typed: string): Rank => {
  const found = RANKS.find((one) => one === typed);
  if (found === undefined) throw new InvalidArgumentError(`the ranks and grades are ${RANKS.join(', ')}.`);
  return found;
};

/** Only here does nobody between listen in on who signs in, or answer in the provider’s place. */
const HERE = ['localhost', '127.0.0.1', '[::1]'];

const address = (typed: string): string => {
  if (!URL.canParse(typed) || !/^https?:$/.test(new URL(typed).protocol))
    throw new InvalidArgumentError('use the whole address of the identity provider, such as https://sign-in.example.');
  const { protocol, hostname } = new URL(typed);
  if (protocol === 'http:' && !HERE.includes(hostname))
    throw new InvalidArgumentError(
      'use https: over http anybody on the way could sign in as anybody. http is taken for localhost alone.',
    );
  return typed;
};

const NATIONS: readonly AddForce['nation'][] = ['england', 'wales'];

const nation = (typed: string): AddForce['nation'] => {
  const found = NATIONS.find((one) => one === typed);
  if (found === undefined)
    throw new InvalidArgumentError(
      'a force is in england or wales. Scotland and Northern Ireland have other law and are out of scope: pass such a report to that force.',
    );
  return found;
};

const plain =
  (schema: z.ZodType<string>) =>
  (typed: string): string => {
    const read = schema.safeParse(typed);
    if (!read.success) throw new InvalidArgumentError(`${read.error.issues.map(({ message }) => message).join('; ')}.`);
    return read.data;
  };

const sentences: Readonly<Partial<Record<string, string>>> = {
  ForceExists: 'a force with this id is already here; choose another id.',
  ForceNameTaken:
    'a force of this name is already here, and people who sign in could not tell the two apart; give it another name',
  UnknownRole: 'there is no such role',
  NoRole: 'name at least one role, with --roles.',
  AlreadyStaff: 'somebody with this subject is already on the list; use staff roles to change their roles.',
  LastAdministrator:
    'this is the last administrator of the force: nobody who signs in could add staff, change roles or name another. Name one first: evenhand staff start --roles administrator, or evenhand staff roles for somebody who is here. To go on without one, add --even-if-last; only this shell can then name the next.',
  NotStaff: 'nobody with this subject is on the list now; evenhand staff list shows who is.',
};

const refusalOf = (refusal: RefusalData): ShellRefusal => {
  const known =
    'known' in refusal && Array.isArray(refusal.known) ? `; the roles are ${refusal.known.join(', ')}.` : '';
  const there = 'force' in refusal && refusal.code === 'ForceNameTaken' ? ` than ${String(refusal.force)} has.` : '';
  const role = 'role' in refusal ? ` (${String(refusal.role)})` : '';
  return new ShellRefusal(`${sentences[refusal.code] ?? refusal.code}${there}${role}${known}`);
};

const mustBeForce = async (session: ShellSession, force: string): Promise<void> => {
  const forces = await session.forces();
  if (!forces.includes(force))
    throw new ShellRefusal(
      `there is no force ${force}; there ${forces.length === 0 ? 'is none yet: use evenhand force add' : `are ${forces.join(', ')}`}.`,
    );
};

interface ForceOptions {
  readonly name: string;
  readonly nation: AddForce['nation'];
  readonly issuer: string;
  readonly client: string;
  readonly json?: boolean;
}

const addForceHere = async (
  session: ShellSession,
  force: string,
  { json, ...options }: ForceOptions,
): Promise<void> => {
  // Refused whole: keys made for a force that is there would pass for its own.
  const clash = clashOf(await listForces(session.database), { force, name: options.name });
  if (clash !== undefined) throw refusalOf(clash);
  // Keys before the row: a key without a force harms nobody, a force without its key can seal nothing.
  await session.keys.createForce(force);
  createLedgerKey(session.folders.keys, force);
  const done = await session.execute(session.actorIn(force), addForce, { force, ...options });
  if (!done.ok) throw refusalOf(done.refusal);
  await claimKeys(session.database, { store: session.keys, folders: session.folders }, force);
  print(json, done.value, [
    `Force ${force} is added. Its keys are in ${session.folders.keys}: back them up apart from the database.`,
  ]);
};

const listForcesHere = async ({ database }: ShellSession, json: boolean | undefined): Promise<void> => {
  const forces = await listForces(database);
  print(
    json,
    { forces },
    forces.length === 0
      ? ['There is no force here yet. Add one: evenhand force add --help says how.']
      : forces.map(({ force, name, nation, issuer, client }) => [force, name, nation, issuer, client].join('\t')),
  );
};

const forceCommands = (program: Command, open: OpenShell): void => {
  const forces = program.command('force').description('forces of this installation');
  forces
    .command('list')
    .description('the forces here: id, name, nation, where their people sign in and what Evenhand is called there')
    .option('--json', 'print JSON')
    .action(({ json }: { readonly json?: boolean }) => withShell(open, (session) => listForcesHere(session, json)));
  forces
    .command('add')
    .description('add a force, with keys of its own')
    .argument('<force>', 'its id, such as northmoor', forceId)
    .requiredOption('--name <name>', 'its name', plain(ForceName))
    .addOption(new Option('--nation <nation>', 'where it is: england or wales').argParser(nation).makeOptionMandatory())
    .requiredOption('--issuer <address>', 'the address of its OpenID Connect provider', address)
    .option('--client <id>', 'what Evenhand is called there', 'evenhand')
    .option('--json', 'print JSON')
    .action((force: string, options: ForceOptions) =>
      withShell(open, (session) => addForceHere(session, force, options)),
    );
};

interface StaffOptions {
  readonly force: string;
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly rank?: Rank;
  readonly evenIfLast?: boolean;
  readonly json?: boolean;
}

interface ListOptions extends Pick<StaffOptions, 'force' | 'json'> {
  readonly limit: number;
  readonly after?: string;
}

const listStaff = async (session: ShellSession, { force, json, limit, after }: ListOptions): Promise<void> => {
  await mustBeForce(session, force);
  // One more than is shown, to know whether there is a next page.
  const found = await session.consult(session.actorIn(force), readStaff, { after, limit: limit + 1 });
  if (!found.ok) throw refusalOf(found.refusal);
  const rows = found.value.slice(0, limit);
  const next = found.value.length > limit ? (rows.at(-1)?.staff ?? null) : null;
  const lines = rows.map(
    (row) =>
      `${row.subject}\t${row.name}\t${row.roles.join(',')}\t${row.rank ?? 'no rank'}\t${row.leftAt === null ? 'here' : 'left'}`,
  );
  const none =
    after === undefined
      ? 'Nobody is on the list yet. Add the first administrator: evenhand staff start --roles administrator …'
      : 'Nobody more is on the list.';
  print(json, { staff: rows, next }, lines.length === 0 ? [none] : lines);
  // Beside the lines, so that what reads them reads people alone.
  if (next !== null && json !== true)
    process.stderr.write(`There are more: evenhand staff list --force ${force} --limit ${limit} --after ${next}\n`);
};

const limitOf = (typed: string): number => {
  const limit = Number(typed);
  if (!/^\d{1,4}$/.test(typed) || limit < 1 || limit > LONGEST_STAFF_PAGE)
    throw new InvalidArgumentError(`use a whole number from 1 to ${LONGEST_STAFF_PAGE}.`);
  return limit;
};

const lastOf = (typed: string): string => {
  if (!z.uuid().safeParse(typed).success) throw new InvalidArgumentError('take it from the end of the page before.');
  return typed;
};

type On = (name: string, description: string) => Command;

const change = (
  open: OpenShell,
  { force, json }: Pick<StaffOptions, 'force' | 'json'>,
  done: (session: ShellSession) => ReturnType<ShellSession['execute']>,
  line: string,
): Promise<void> =>
  withShell(open, async (session) => {
    await mustBeForce(session, force);
    const result = await done(session);
    if (!result.ok) throw refusalOf(result.refusal);
    print(json, result.value, [line]);
  });

const SUBJECT = ['--subject <subject>', 'what the identity provider calls them', plain(Subject)] as const;

const EVEN_IF_LAST = ['--even-if-last', 'go on though the force is left without an administrator'] as const;

const addStart = (on: On, open: OpenShell, known: readonly string[], roles: string): void => {
  on('start', 'somebody starts; the first administrator too')
    .requiredOption(...SUBJECT)
    .requiredOption('--name <name>', 'their name', plain(StaffName))
    .requiredOption('--roles <roles>', roles, roleList)
    .option('--rank <rank>', `one of ${RANKS.join(', ')}`, rank)
    .action((options: StaffOptions) => {
      const { force, subject, name, roles: given, rank: held } = options;
      const done = (session: ShellSession) =>
        session.execute(session.actorIn(force), starter(known), { subject, name, roles: given, rank: held });
      return change(open, options, done, `${name} is added and can sign in.`);
    });
};

const addLeave = (on: On, open: OpenShell): void => {
  on('leave', 'somebody leaves: refused from the next request on')
    .requiredOption(...SUBJECT)
    .option(...EVEN_IF_LAST)
    .action((options: StaffOptions) => {
      const { force, subject, evenIfLast } = options;
      const done = (session: ShellSession) => session.execute(session.actorIn(force), leaver, { subject, evenIfLast });
      return change(open, options, done, `${subject} has left.`);
    });
};

const addRoles = (on: On, open: OpenShell, known: readonly string[], roles: string): void => {
  on('roles', 'give somebody other roles; they sign in again')
    .requiredOption(...SUBJECT)
    .requiredOption('--roles <roles>', roles, roleList)
    .option(...EVEN_IF_LAST)
    .action((options: StaffOptions) => {
      const { force, subject, roles: given, evenIfLast } = options;
      const done = (session: ShellSession) =>
        session.execute(session.actorIn(force), roleChanger(known), { subject, roles: given, evenIfLast });
      return change(open, options, done, `${subject} now has the roles ${given.join(', ')}.`);
    });
};

const addRank = (on: On, open: OpenShell): void => {
  on('rank', 'the rank or grade that somebody holds: some outcomes are approved from a rank on')
    .requiredOption(...SUBJECT)
    .requiredOption('--rank <rank>', `one of ${RANKS.join(', ')}`, rank)
    .action((options: StaffOptions & { readonly rank: Rank }) => {
      const { force, subject, rank: held } = options;
      const done = (session: ShellSession) =>
        session.execute(session.actorIn(force), rankGiver, { subject, rank: held });
      return change(open, options, done, `${subject} is now kept as ${rankWords[held]}.`);
    });
};

const staffCommands = (program: Command, open: OpenShell, known: readonly string[]): void => {
  const staff = program.command('staff').description('who works here: starters, leavers, changes of role');
  const on: On = (name, description) =>
    staff
      .command(name)
      .description(description)
      .requiredOption('--force <force>', 'the force', forceId)
      .option('--json', 'print JSON');
  const roles = `one or more of ${known.join(', ')}, with commas`;
  on('list', 'who is on the list, who has left too, in the order they started in')
    .option('--limit <number>', `how many at most, up to ${LONGEST_STAFF_PAGE}`, limitOf, STAFF_PAGE)
    .option('--after <last>', 'the next page, as the one before says at its end', lastOf)
    .action((options: ListOptions) => withShell(open, (session) => listStaff(session, options)));
  addStart(on, open, known, roles);
  addLeave(on, open);
  addRoles(on, open, known, roles);
  addRank(on, open);
};

/** `evenhand force` and `evenhand staff`. `known` are the roles there are. */
export const registerStaff = (program: Command, open: OpenShell, known: readonly string[]): void => {
  forceCommands(program, open);
  staffCommands(program, open, known);
};
