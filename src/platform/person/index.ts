export { ageOn } from './age.ts';
export { erasePerson, findCertificate, type Certificate } from './erase.ts';
export { openKeyFolder } from './key-folder.ts';
export { countKeyless } from './keyless.ts';
export { KeyStoreFault, type KeyStore } from './keys.ts';
export { ERASED_WORDS } from './mention.ts';
export { addPassage, addSeveralPassages, readPassages, type Passage } from './passage.ts';
export { displayName, PersonDetails, type Living, type Person } from './person.ts';
export {
  addNamed,
  addSeveralNamed,
  addSeveralUnidentified,
  addUnidentified,
  findPerson,
  readHistory,
  readPeople,
  readPeopleIn,
  setDetails,
} from './person.store.ts';
export type { Vault } from './person.tables.ts';
export { relabel } from './relabel.ts';
export { REASONS } from './resemblance.ts';
export { forgetNotSame, recordNotSame, searchPeople, type Found, type NothingToSearchFor } from './search.ts';
export { isSameName, nameMarks } from './sought-name.ts';
export { Sought } from './tokens.ts';
