/** A force as the list has it: its name as the Home Office printed it, its area's code, its name on data.police.uk. */
export interface ListedForce {
  readonly name: string;
  /** The code of its area by the Office for National Statistics; British Transport Police has no area and no residents. */
  readonly area: string | null;
  readonly slug: string;
}

/** What the four forces of Wales are called in Welsh, which their own answers use beside English. */
export const IN_WELSH: readonly (readonly [welsh: string, name: string])[] = [
  ['Heddlu Dyfed-Powys', 'Dyfed-Powys'],
  ['Heddlu Gwent', 'Gwent'],
  ['Heddlu Gogledd Cymru', 'North Wales'],
  ['Gogledd Cymru', 'North Wales'],
  ['Heddlu De Cymru', 'South Wales'],
  ['De Cymru', 'South Wales'],
];

type Row = readonly [name: string, area: string | null, slug: string];

const ROWS: readonly Row[] = [
  ['Avon and Somerset', 'E23000036', 'avon-and-somerset'],
  ['Bedfordshire', 'E23000026', 'bedfordshire'],
  ['British Transport Police', null, 'btp'],
  ['Cambridgeshire', 'E23000023', 'cambridgeshire'],
  ['Cheshire', 'E23000006', 'cheshire'],
  ['Cleveland', 'E23000013', 'cleveland'],
  ['Cumbria', 'E23000002', 'cumbria'],
  ['Derbyshire', 'E23000018', 'derbyshire'],
  ['Devon and Cornwall', 'E23000035', 'devon-and-cornwall'],
  ['Dorset', 'E23000039', 'dorset'],
  ['Durham', 'E23000008', 'durham'],
  ['Dyfed-Powys', 'W15000004', 'dyfed-powys'],
  ['Essex', 'E23000028', 'essex'],
  ['Gloucestershire', 'E23000037', 'gloucestershire'],
  ['Greater Manchester', 'E23000005', 'greater-manchester'],
  ['Gwent', 'W15000002', 'gwent'],
  ['Hampshire', 'E23000030', 'hampshire'],
  ['Hertfordshire', 'E23000027', 'hertfordshire'],
  ['Humberside', 'E23000012', 'humberside'],
  ['Kent', 'E23000032', 'kent'],
  ['Lancashire', 'E23000003', 'lancashire'],
  ['Leicestershire', 'E23000021', 'leicestershire'],
  ['Lincolnshire', 'E23000020', 'lincolnshire'],
  ['London, City of', 'E23000034', 'city-of-london'],
  ['Merseyside', 'E23000004', 'merseyside'],
  ['Metropolitan Police', 'E23000001', 'metropolitan'],
  ['Norfolk', 'E23000024', 'norfolk'],
  ['North Wales', 'W15000001', 'north-wales'],
  ['North Yorkshire', 'E23000009', 'north-yorkshire'],
  ['Northamptonshire', 'E23000022', 'northamptonshire'],
  ['Northumbria', 'E23000007', 'northumbria'],
  ['Nottinghamshire', 'E23000019', 'nottinghamshire'],
  ['South Wales', 'W15000003', 'south-wales'],
  ['South Yorkshire', 'E23000011', 'south-yorkshire'],
  ['Staffordshire', 'E23000015', 'staffordshire'],
  ['Suffolk', 'E23000025', 'suffolk'],
  ['Surrey', 'E23000031', 'surrey'],
  ['Sussex', 'E23000033', 'sussex'],
  ['Thames Valley', 'E23000029', 'thames-valley'],
  ['Warwickshire', 'E23000017', 'warwickshire'],
  ['West Mercia', 'E23000016', 'west-mercia'],
  ['West Midlands', 'E23000014', 'west-midlands'],
  ['West Yorkshire', 'E23000010', 'west-yorkshire'],
  ['Wiltshire', 'E23000038', 'wiltshire'],
];

/** As they were on 31 March 2019, in the order of their names: 43 of England and Wales, and British Transport Police (handbook 3.9). */
export const FORCE_LIST: readonly ListedForce[] = ROWS.map(([name, area, slug]) => ({ name, area, slug }));
