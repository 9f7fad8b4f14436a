// The entrance to what is counted of own cases, beside index.ts, which compares published tables and loads no database.
export { definitionDigest, definitions, findDefinition } from './definitions.ts';
export { countOwnCases, type Days } from './own-count.ts';
export { StoredDefinition } from './stored.ts';
export { definitionRoutes, definitionViews } from './definition.web.ts';
export { caveatsIn, wholeWords } from './whole.ts';
