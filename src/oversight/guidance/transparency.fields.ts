/**
 * The fields of the Algorithmic Transparency Recording Standard, version 3.0 (Government Digital Service and Department for
 * Science, Innovation and Technology, March 2024): their numbers, attributes and names as its template table has them, under the
 * Open Government Licence. A later version of the standard exists and was not read: compare before publishing.
 */
export const STANDARD = {
  name: 'Algorithmic Transparency Recording Standard',
  version: '3.0',
  note: 'Numbers, attributes and names of fields as in the template of version 3.0, March 2024. A later version exists and was not read: compare before publishing.',
} as const;

export const SECTIONS = {
  metadata: 'Metadata and title information',
  overview: 'Tier 1: overview',
  owner: 'Tier 2: owner and responsibility',
  rationale: 'Tier 2: description and rationale',
  process: 'Tier 2: decision-making process',
  tool: 'Tier 2: tool specification',
  model: 'Tier 2: model specification',
  data: 'Tier 2: data specification',
  risks: 'Tier 2: risks, mitigations and impact assessments',
} as const;
export type Section = keyof typeof SECTIONS;

const fieldsOf = <Attribute extends string>(
  fields: readonly (readonly [number: string, attribute: Attribute, name: string])[],
) => fields.map(([number, attribute, name]) => ({ number, attribute, name }));

/** Every field of the standard in its order, but for those that its repository gives: id, tags, day archived, and the phase once more. */
export const FIELDS = {
  metadata: fieldsOf([
    ['0.2', 'standard_version', 'Standard version'],
    ['0.3', 'organisation_type', 'Organisation type'],
    ['0.4', 'function', 'Function'],
    ['0.5', 'capability', 'Capability'],
    ['0.6', 'task', 'Task'],
    ['0.8', 'date_of_completion', 'Date of completion'],
    ['0.9', 'date_updated', 'Date updated'],
    ['0.11', 'title', 'Title'],
    ['0.12', 'organisation_name', 'Organisation name'],
    ['0.14', 'region', 'Region'],
    ['0.15', 'one_sentence_description', 'One sentence description'],
  ]),
  overview: fieldsOf([
    ['1.1', 'name', 'Name'],
    ['1.2', 'description', 'Description'],
    ['1.3', 'website_url', 'Website URL'],
    ['1.4', 'contact_email', 'Contact email'],
  ]),
  owner: fieldsOf([
    ['2.1.1', 'organisation_or_department', 'Organisation or department'],
    ['2.1.2', 'team', 'Team'],
    ['2.1.3', 'senior_responsible_owner', 'Senior responsible owner'],
    ['2.1.4', 'external_supplier_involvement', 'External supplier involvement'],
    ['2.1.4.1', 'external_supplier', 'External supplier'],
    ['2.1.4.2', 'companies_house_number', 'Companies House Number'],
    ['2.1.4.3', 'external_supplier_role', 'External supplier role'],
    ['2.1.4.4', 'procurement_procedure_type', 'Procurement procedure type'],
    ['2.1.4.5', 'data_access_terms', 'Data access terms'],
  ]),
  rationale: fieldsOf([
    ['2.2.1', 'detailed_description', 'Detailed description'],
    ['2.2.2', 'scope', 'Scope'],
    ['2.2.3', 'benefit', 'Benefit'],
    ['2.2.4', 'previous_process', 'Previous process'],
    ['2.2.5', 'alternatives_considered', 'Alternatives considered'],
  ]),
  process: fieldsOf([
    ['2.3.1', 'process_integration', 'Process integration'],
    ['2.3.2', 'provided_information', 'Provided information'],
    ['2.3.3', 'frequency_and_scale_of_usage', 'Frequency and scale of usage'],
    ['2.3.4', 'human_decisions_and_review', 'Human decisions and review'],
    ['2.3.5', 'required_training', 'Required training'],
    ['2.3.6', 'appeals_and_review', 'Appeals and review'],
  ]),
  tool: fieldsOf([
    ['2.4.1.1', 'system_architecture', 'System architecture'],
    ['2.4.1.2', 'phase', 'Phase'],
    ['2.4.1.3', 'maintenance', 'Maintenance'],
    ['2.4.1.4', 'models', 'Models'],
  ]),
  model: fieldsOf([
    ['2.4.2.1', 'model_name', 'Model name'],
    ['2.4.2.2', 'model_version', 'Model version'],
    ['2.4.2.3', 'model_task', 'Model task'],
    ['2.4.2.4', 'model_input', 'Model input'],
    ['2.4.2.5', 'model_output', 'Model output'],
    ['2.4.2.6', 'model_architecture', 'Model architecture'],
    ['2.4.2.7', 'model_performance', 'Model performance'],
    ['2.4.2.8', 'datasets', 'Datasets'],
    ['2.4.2.9', 'dataset_purposes', 'Dataset purposes'],
  ]),
  data: fieldsOf([
    ['2.4.3.1', 'source_data_name', 'Source data name'],
    ['2.4.3.2', 'data_modality', 'Data modality'],
    ['2.4.3.3', 'data_description', 'Data description'],
    ['2.4.3.4', 'data_quantities', 'Data quantities'],
    ['2.4.3.5', 'sensitive_attributes', 'Sensitive attributes'],
    ['2.4.3.6', 'data_completeness_and_representativeness', 'Data completeness and representativeness'],
    ['2.4.3.7', 'source_data_url', 'Source data URL'],
    ['2.4.3.8', 'data_collection', 'Data collection'],
    ['2.4.3.9', 'data_cleaning', 'Data cleaning'],
    ['2.4.3.10', 'data_sharing_agreements', 'Data sharing agreements'],
    ['2.4.3.11', 'data_access_and_storage', 'Data access and storage'],
  ]),
  risks: fieldsOf([
    ['2.5.1', 'impact_assessment', 'Impact assessment'],
    ['2.5.2', 'risks_and_mitigations', 'Risks and mitigations'],
  ]),
} satisfies Readonly<Record<Section, readonly unknown[]>>;

/** The fields of some sections, by attribute. */
export type AttributeIn<Some extends Section> = (typeof FIELDS)[Some][number]['attribute'];
