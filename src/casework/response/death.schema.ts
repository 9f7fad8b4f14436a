import { z } from 'zod';
import { DEATH_SOURCES, type WithdrawDeath } from './death.ts';
import type { AskSupervisor } from './request.ts';

export const DeathParams = z.strictObject({ case: z.uuid(), person: z.uuid() });
type DeathParams = z.infer<typeof DeathParams>;

const words = (say: string) => z.string(say).trim().min(1, say).max(2000);

export const DeathBody = z.strictObject({
  on: z.iso.date('Enter the day on which the child died'),
  source: z.enum(DEATH_SOURCES, 'Choose from whom it is known'),
  family: words('Write who of the family is told, and by whom'),
  reason: words('Write how it is known, in a whole sentence'),
});

export const WithdrawBody = z.strictObject({ why: words('Write how it is known that the child is alive') });

export const toDeath = ({ case: id, person }: DeathParams, body: z.infer<typeof DeathBody>): AskSupervisor => {
  const { on, source, family, reason } = body;
  const of = { about: 'child-died', subject: person, system: undefined, reviewOn: undefined } as const;
  return { case: id, ...of, reason, death: { on, source, family } };
};

export const toWithdrawal = (at: DeathParams, body: z.infer<typeof WithdrawBody>): WithdrawDeath => ({
  ...at,
  ...body,
});
