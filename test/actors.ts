// Invented people who act, at a fixed moment: for tests of what is pure.
import type { Actor } from '../src/platform/access/index.ts';
import type { Moment } from '../src/platform/command/index.ts';

export const NOW = new Date('2026-11-22T02:05:00.000Z');

export const hours = (count: number, from: Date = NOW): Date => new Date(from.getTime() + count * 3_600_000);

export const OFFICER: Actor = {
  force: 'northmoor',
  staff: '00000000-0000-7000-8000-000000000001',
  name: 'Olive Example',
  roles: ['officer'],
};

export const SUPERVISOR: Actor = {
  force: 'northmoor',
  staff: '00000000-0000-7000-8000-000000000002',
  name: 'Sidney Sample',
  roles: ['supervisor'],
};

export const at = (now: Date = NOW, actor: Actor = OFFICER): Moment => ({ actor, now });
