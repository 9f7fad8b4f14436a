// The guidance as DMN 1.5: read back by the package that wrote it, and run by somebody else's FEEL beside our own engine.
import { DmnModdle } from 'dmn-moddle';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { askShellNow } from './shell-asked.ts';
import { dmnOf, toDmn } from '../src/oversight/guidance/dmn.ts';
import { Adviser, type Advice, type AdviceInput } from '../src/policy/index.ts';
import { anyKnown, IDS, realPolicy } from '../src/policy/real-policy.make.ts';
import { answerOf, contextOf, reading, tablesIn, type Table } from './dmn.make.ts';

const ON = '2026-11-22';
const CASES = 8;

const policies = IDS.map((id) => realPolicy(id, readFileSync));
const files = await Promise.all(policies.map((policy) => toDmn(policy, ON)));

type Said = Readonly<Record<string, unknown>>;
const sorted = (all: readonly string[]) => [...new Set(all)].sort();

/** What the engine says, in the words of the tables. */
const saidBy = ({ category, response, people, duties, notes, warnings }: Advice): Said => ({
  category,
  response,
  roles: people.map(({ role }) => role),
  standings: people.map(({ outcomes }) => outcomes.map(({ code, standing }) => `${code} ${standing}`)),
  needs: people.map(({ outcomes }) => outcomes.map(({ needs }) => sorted(needs))),
  duties: [null, ...people.map(({ ref }) => ref)].map((ref) =>
    sorted(duties.filter(({ person }) => person === ref).map(({ id, owner }) => `${id} ${owner}`)),
  ),
  remarks: [null, ...people.map(({ ref }) => ref)].map((ref) =>
    sorted(
      [...notes, ...warnings]
        .filter(({ person, because }) => person === ref && because.length > 0)
        .map(({ says }) => says),
    ),
  ),
});

/** What the tables of a file say of the same case. */
const saidByTables = (
  policy: (typeof policies)[number],
  tables: readonly Table[],
  input: AdviceInput,
  advice: Advice,
): Said => {
  const heads = (input.people ?? []).map((_, who) => reading(contextOf(policy.files, input, who)));
  const [ofCase = reading(contextOf(policy.files, input, 0))] = heads;
  const ask = (name: string, who: number, outcome?: string): string[][] => {
    const table = tables.find((each) => each.name === name);
    assert.ok(table, name);
    const read = heads[who] ?? ofCase;
    return answerOf(table, (head) => (head === 'outcome' ? outcome : read(head))).map((row) => [...row]);
  };
  const text = (cell: string | undefined) => z.string().parse(JSON.parse(cell ?? ''));
  const one = (name: string, who: number, outcome?: string) => text(ask(name, who, outcome)[0]?.[0]);
  const whos = advice.people.map((_, place) => place);
  const codes = advice.people[0]?.outcomes.map(({ code }) => code) ?? [];
  return {
    category: one('category', 0),
    response: one('response', 0),
    roles: whos.map((who) => one('role', who)),
    standings: whos.map((who) => codes.map((code) => `${code} ${one('standing', who, code)}`)),
    needs: whos.map((who) =>
      codes.map((code) =>
        sorted(ask('needs', who, code).flatMap(([cell]) => z.array(z.string()).parse(JSON.parse(cell ?? '[]')))),
      ),
    ),
    duties: [ask('duties_of_the_case', 0), ...whos.map((who) => ask('duties_to_a_person', who))].map((rows) =>
      sorted(rows.map(([id, owner]) => `${text(id)} ${text(owner)}`)),
    ),
    remarks: [ask('notes_on_the_case', 0), ...whos.map((who) => ask('notes_on_a_person', who))].map((rows) =>
      sorted(rows.map(([, says]) => text(says))),
    ),
  };
};

for (const [place, policy] of policies.entries())
  void describe(`guidance ${policy.files.policy.id} as DMN`, () => {
    const xml = files[place] ?? '';

    void it('given the file, when it is read back, then there is no warning, and written again it is the same', async () => {
      const { rootElement, warnings } = await dmnOf('1.5').fromXML(xml);
      assert.deepEqual(warnings, []);
      assert.equal((await dmnOf('1.5').toXML(rootElement, { format: true })).xml, xml);
      assert.match(xml, /xmlns:dmn="https:\/\/www\.omg\.org\/spec\/DMN\/20230324\/MODEL\/"/u);
    });

    void it('given the file as DMN 1.3, when the package reads it as it comes, then it finds the same tables, without a warning', async () => {
      const older = await toDmn(policy, ON, '1.3');
      const { rootElement, warnings } = await new DmnModdle().fromXML(older);
      assert.deepEqual(warnings, []);
      assert.deepEqual(tablesIn(rootElement), tablesIn((await dmnOf('1.5').fromXML(xml)).rootElement));
      assert.equal((await new DmnModdle().toXML(rootElement, { format: true })).xml, older);
      // Beside the addresses of the language there is no difference.
      assert.equal(older.replaceAll('/DMN/20191111/', '/DMN/20230324/'), xml);
    });

    // Once a later package reads 1.5 itself, this fails, and 1.5 is read and written without a word of ours.
    void it('given the file as DMN 1.5, when the package reads it as it comes, then it knows no such version', async () => {
      await assert.rejects(new DmnModdle().fromXML(xml), /failed to parse document as <dmn:Definitions>/u);
    });

    void it('given every rule in force, when the file is read, then its sentence, source, paragraph and confidence stand beside it', async () => {
      const { rootElement } = await dmnOf('1.5').fromXML(xml);
      const text = JSON.stringify(rootElement);
      const inForce = policy.files.rules.filter(({ from, until }) => from <= ON && (until === null || ON <= until));
      for (const { says, source, paragraph } of inForce)
        for (const part of [says, source, paragraph]) assert.ok(text.includes(JSON.stringify(part).slice(1, -1)), part);
      for (const { id } of policy.files.sources) assert.ok(xml.includes(`id="source-${id}"`), id);
    });

    void it('given a case in which everything is known, when the tables are run, then they say what the engine says', async () => {
      const tables = tablesIn((await dmnOf('1.5').fromXML(xml)).rootElement);
      const adviser = new Adviser([policy], () => '');
      const asked = fc.sample(anyKnown(policy), { numRuns: CASES, seed: 20_261_126 });
      for (const input of asked) {
        const advice = adviser.advise(input, { today: ON, policy: policy.files.policy.id });
        assert.ok(advice.ok);
        assert.deepEqual(saidByTables(policy, tables, input, advice.value), saidBy(advice.value));
      }
    });
  });

void it('given a cell of the file that is changed, when the tables are run, then they no longer agree', async () => {
  const [policy] = policies;
  assert.ok(policy !== undefined);
  const planted = (files[0] ?? '').replaceAll(
    '<dmn:text>"full-investigation"</dmn:text>',
    '<dmn:text>"proportionate"</dmn:text>',
  );
  const tables = tablesIn((await dmnOf('1.5').fromXML(planted)).rootElement);
  const input = {
    ...fc.sample(anyKnown(policy), { numRuns: 1, seed: 1 })[0],
    factors: { grooming: 'confirmed' as const },
  };
  const advice = new Adviser([policy], () => '').advise(input, { today: ON, policy: '2016-11' });
  assert.ok(advice.ok);
  assert.equal(advice.value.response, 'full-investigation');
  assert.notDeepEqual(saidByTables(policy, tables, input, advice.value), saidBy(advice.value));
});

const exported = (...args: readonly string[]) => askShellNow(['policy', 'export', ...args]);

void it('given the shell command, when a version is exported, then it is that file, and a wrong call is refused', () => {
  assert.equal(exported('2024-05', '--dmn', '--on', ON).stdout, files[1]);
  assert.match(exported('2024-05', '--dmn', '--on', ON, '--dmn-version', '1.3').stdout, /\/DMN\/20191111\/MODEL\//u);
  const unknown = exported('2024-05', '--dmn', '--dmn-version', '1.4');
  assert.deepEqual([unknown.status, unknown.stdout], [2, '']);
  assert.match(unknown.stderr, /--dmn-version 1\.4: DMN is written as 1\.5 or 1\.3/u);
  assert.match(exported('2024-05').stderr, /say --dmn/u);
  assert.match(exported('2024-06', '--dmn').stderr, /there is no such version/u);
  const early = exported('2024-05', '--dmn', '--on', '2015-01-01');
  assert.deepEqual([early.status, early.stdout], [2, '']);
  assert.match(
    early.stderr,
    /no rule that holds on that day; in force are 2016-11 from .* 2024-05 from 2024-05-01 on/u,
  );
});
