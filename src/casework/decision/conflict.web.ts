import type { Gateway } from '../../platform/command/index.ts';
import type { Route } from '../../platform/web/index.ts';
import type { Adviser } from '../../policy/index.ts';
import { caseForm, CaseParams } from '../case/index.ts';
import { readConflict } from './conflict-page.store.ts';
import { ConflictBody } from './conflict.schema.ts';
import { decideSettingsConflict } from './conflict-decided.store.ts';
import { conflictPage } from './conflict.view.ts';

/** Where the registrar decides which of two conflicting settings stands for a case. */
export const conflictPages = (gateway: Gateway, adviser: Adviser): readonly Route[] =>
  caseForm(gateway, {
    url: '/cases/:case/registrar-decision',
    params: CaseParams,
    body: ConflictBody,
    look: readConflict(adviser),
    template: 'conflict.njk',
    model: conflictPage,
    change: decideSettingsConflict(adviser),
    input: (params, body) => ({ ...params, ...body }),
    next: () => '/queue',
  });
