import assert from 'node:assert/strict';
import test from 'node:test';
import type { JoinedChild } from '../report/index.ts';
import { carriedAges, carriedDay, carriedEarlier, type AgeSaid, type CarriedSide } from './carry.ts';

const NOTHING: CarriedSide = { day: undefined, ages: new Map(), earlier: undefined };
const CASE = 'into';
const same: readonly JoinedChild[] = [{ person: 'new', same: 'known' }];
const another: readonly JoinedChild[] = [{ person: 'new', same: undefined }];

const stated = (lowest?: number, highest = lowest): AgeSaid => ({
  stated: {
    value: lowest === undefined || highest === undefined ? undefined : { lowest, highest },
    fromWhom: 'parent-or-carer',
  },
  derived: undefined,
});
const derived = (age: number): AgeSaid => ({
  stated: undefined,
  derived: { value: { lowest: age, highest: age }, fromWhom: undefined },
});
const ages = (of: Readonly<Record<string, AgeSaid>>): CarriedSide => ({
  ...NOTHING,
  ages: new Map(Object.entries(of)),
});
const ageOf = (from: AgeSaid, into: AgeSaid | undefined, children = same) => {
  const sides = { from: ages({ new: from }), into: into === undefined ? NOTHING : ages({ known: into }) };
  return carriedAges(sides, CASE, children).map(({ person, age, fromWhom }) => [person, age, fromWhom]);
};

test('given an age that a report told, when it joins, then the case states it of the child it is, from whom it was', () => {
  const told = { lowest: 14, highest: 14 };
  assert.deepEqual(ageOf(stated(14), undefined), [['known', told, 'parent-or-carer']]);
  assert.deepEqual(ageOf(stated(14), undefined, another), [['new', told, 'parent-or-carer']]);
  assert.deepEqual(ageOf(derived(14), undefined), [['known', told, 'police-record']]);
});

test('given two ages of one child, when they come together, then either stays possible; the same one is not stated twice', () => {
  assert.deepEqual(ageOf(stated(14), stated(16)), [['known', { lowest: 14, highest: 16 }, 'parent-or-carer']]);
  assert.deepEqual(ageOf(stated(15), stated(14, 16)), []);
});

test('given a date of birth that the case knows, when an age is told that it leaves possible, then it does not stand against it', () => {
  assert.deepEqual(ageOf(stated(14, 17), derived(16)), []);
});

test('given an age that is said not to be known, when it joins, then it is an answer where there was none, and takes none away', () => {
  assert.deepEqual(ageOf(stated(), undefined), [['known', 'not-known', 'parent-or-carer']]);
  assert.deepEqual(ageOf(stated(), stated(15)), []);
  assert.deepEqual(ageOf(stated(15), stated()), [['known', { lowest: 15, highest: 15 }, 'parent-or-carer']]);
});

test('given days of the conduct, when they come together, then all between them stay possible', () => {
  const on = (earliest: string, latest = earliest): CarriedSide => ({
    ...NOTHING,
    day: { value: { earliest, latest }, fromWhom: undefined },
  });
  const notKnown: CarriedSide = { ...NOTHING, day: { value: undefined, fromWhom: undefined } };
  const dayOf = (from: CarriedSide, into: CarriedSide) => carriedDay({ from, into }, CASE, same)?.day;
  const between = { earliest: '2026-11-18', latest: '2026-11-20' };
  assert.deepEqual(dayOf(on('2026-11-20'), on('2026-11-18')), between);
  assert.deepEqual(dayOf(on('2026-11-20'), NOTHING), { earliest: '2026-11-20', latest: '2026-11-20' });
  assert.equal(dayOf(on('2026-11-19'), on(between.earliest, between.latest)), undefined);
  assert.equal(dayOf(NOTHING, on('2026-11-18')), undefined);
  assert.equal(dayOf(notKnown, on('2026-11-18')), undefined);
  assert.equal(dayOf(notKnown, NOTHING), 'not-known');
  const born = { from: ages({ new: derived(14) }), into: on('2026-11-18') };
  assert.deepEqual(carriedDay(born, CASE, another)?.day, { earliest: '2026-11-18', latest: '2026-11-18' });
});

test('given earlier reports, when they come together, then the more stand, and not known before none', () => {
  const said = (value: number | undefined): CarriedSide => ({ ...NOTHING, earlier: { value, fromWhom: 'check' } });
  const reportsOf = (from: CarriedSide, into: CarriedSide) => carriedEarlier({ from, into }, CASE)?.reports;
  assert.equal(reportsOf(said(2), NOTHING), 2);
  assert.equal(reportsOf(said(0), NOTHING), undefined);
  assert.equal(reportsOf(said(2), said(0)), 2);
  assert.equal(reportsOf(said(0), said(2)), undefined);
  assert.equal(reportsOf(said(undefined), said(0)), 'not-known');
  assert.equal(reportsOf(said(undefined), said(1)), undefined);
  assert.equal(reportsOf(NOTHING, said(1)), undefined);
  assert.equal(reportsOf(said(undefined), NOTHING), 'not-known');
});

test('given an age that the date of birth of the other side excludes, when it joins, then both stay possible', () => {
  const born = (most: number, day?: number): AgeSaid => ({
    stated: undefined,
    derived: { value: day === undefined ? undefined : { lowest: day, highest: day }, fromWhom: undefined },
    most,
  });
  assert.deepEqual(ageOf(stated(14), born(26, 25)), [['known', { lowest: 14, highest: 14 }, 'parent-or-carer']]);
  assert.deepEqual(ageOf(stated(25), born(26, 25)), []);
  assert.deepEqual(ageOf(born(14), stated(19)), [['known', { lowest: 0, highest: 19 }, 'police-record']]);
  assert.deepEqual(ageOf({ ...born(14), stated: stated(19).stated }, undefined), [
    ['known', { lowest: 0, highest: 19 }, 'parent-or-carer'],
  ]);
});
