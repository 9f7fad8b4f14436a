import { fillIn, type EntriesOf } from './transparency-entry.ts';

const SUPPLIER = 'The force’s own contracts.';

/** Who answers for it: all of it is for the force to say. */
export const ownerEntries: EntriesOf<'owner'> = {
  organisation_or_department: fillIn('The full name of the force.'),
  team: fillIn('The team that answers for the guidance.'),
  senior_responsible_owner: fillIn('The role that answers for it.'),
  external_supplier_involvement: fillIn('Whether anybody outside the force installs, runs or maintains it.'),
  external_supplier: fillIn(SUPPLIER),
  companies_house_number: fillIn(SUPPLIER),
  external_supplier_role: fillIn(SUPPLIER),
  procurement_procedure_type: fillIn(SUPPLIER),
  data_access_terms: fillIn(SUPPLIER),
};
