/** Mapping of the columns of a file to the fields of the database, and the values of its rows. */
import type { Outcome } from './outcome.ts';

export const FIELDS = [
	'parcel_no',
	'name',
	'address',
	'area_m2',
	'land_use_local',
	'land_use_national',
	'far',
	'gfa_m2',
	'height_m',
	'density_pct',
	'green_pct',
	'plan_version'
] as const;
export type Field = (typeof FIELDS)[number];
/** Fields of parcels only. */
export const PARCEL_FIELDS: readonly Field[] = FIELDS.filter((field) => !['name', 'address'].includes(field));
const NUMBERS: ReadonlySet<Field> = new Set(['area_m2', 'far', 'gfa_m2', 'height_m', 'density_pct', 'green_pct']);

/** From field to column. */
export type Mapping = Readonly<Partial<Record<Field, string>>>;

/** 1 亩 is a fifteenth of a hectare. */
export const AREA_UNITS = { m2: 1, mu: 10_000 / 15, ha: 10_000, km2: 1_000_000 } as const;
export type AreaUnit = keyof typeof AREA_UNITS;

/** Known headings in lower case, the most likely first; shapefiles truncate them to ten bytes. */
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
	parcel_no: [
		'地块编号',
		'地块号',
		'地块代码',
		'宗地号',
		'宗地编号',
		'编号',
		'地块编',
		'parcel_no',
		'parcelno',
		'parcel',
		'plot_no',
		'dkbh',
		'dkbm',
		'no',
		'code',
		'id'
	],
	name: ['地块名称', '项目名称', '名称', '地块名', '项目名', '地块', 'name', 'dkmc', 'xmmc', 'mc', 'title'],
	address: ['地址', '坐落', '位置', '四至', 'address', 'zl'],
	area_m2: ['用地面积', '地块面积', '面积', '占地面积', 'area_m2', 'area', 'mj', 'ydmj', 'dkmj', 'shape_area'],
	land_use_local: [
		'用地性质',
		'用地代码',
		'用地性质代码',
		'性质代码',
		'规划用地性质',
		'land_use',
		'landuse',
		'ydxz',
		'yddm'
	],
	land_use_national: ['国标用地代码', '国标代码', '三调地类', '地类编码', 'land_use_national', 'dlbm'],
	far: ['容积率', 'far', 'rjl', 'plot_ratio'],
	gfa_m2: ['建筑面积', '计容建筑面积', '总建筑面积', 'gfa', 'gfa_m2', 'jzmj'],
	height_m: ['建筑高度', '限高', '高度', 'height', 'height_m', 'jzgd'],
	density_pct: ['建筑密度', '密度', 'density', 'density_pct', 'jzmd'],
	green_pct: ['绿地率', '绿化率', 'green', 'green_pct', 'ldl'],
	plan_version: ['规划版本', '控规', '规划名称', '批复文号', 'plan', 'plan_version']
};

const plain = (heading: string): string =>
	heading
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[(【[].*$/, '')
		.replace(/[\s:*]/g, '');

/** Guessed mapping, to be confirmed by the user. No column is used twice. */
export function guessMapping(columns: readonly string[]): Mapping {
	const taken = new Set<string>();
	const mapping: Partial<Record<Field, string>> = {};
	for (const field of FIELDS) {
		const column = HEADINGS[field]
			.flatMap((heading) => columns.filter((one) => plain(one) === heading))
			.find((one) => !taken.has(one));
		if (column === undefined) continue;
		taken.add(column);
		mapping[field] = column;
	}
	return mapping;
}

/** The remembered mapping, limited to columns of the file. */
export function knownMapping(remembered: Readonly<Record<string, string>>, columns: readonly string[]): Mapping {
	return Object.fromEntries(
		FIELDS.flatMap((field) => {
			const column = remembered[field];
			return column !== undefined && columns.includes(column) ? [[field, column]] : [];
		})
	);
}

/** The unit in a heading; square metres by default. */
export function areaUnitOf(heading: string | undefined): AreaUnit {
	const text = (heading ?? '').normalize('NFKC').toLowerCase();
	if (text.includes('亩')) return 'mu';
	if (/km2|km²|平方公里/.test(text)) return 'km2';
	return /公顷|hm2|hm²|\bha\b|\(ha\)/.test(text) ? 'ha' : 'm2';
}

export interface RowValues {
	given: Record<string, string | number>;
	/** Column and content of an invalid number. */
	badNumber: string | null;
}

/** Texts are cut at more than the limit of the database, which then refuses them. */
const MAX_LENGTH = 300;
/** Empty, a dash or a slash: no value. */
const EMPTY = /^[\s—–\-/\\无]*$/;

/** @param isParcel other classes have name and address only */
export function rowValues(
	values: Readonly<Record<string, string>>,
	mapping: Mapping,
	unit: AreaUnit,
	isParcel: boolean
): RowValues {
	const given: RowValues['given'] = {};
	let badNumber: string | null = null;
	for (const field of FIELDS) {
		const column = mapping[field];
		const text = column === undefined ? '' : (values[column] ?? '').trim();
		if (column === undefined || EMPTY.test(text) || (!isParcel && field !== 'name' && field !== 'address')) continue;
		if (!NUMBERS.has(field)) given[field] = text.replace(/\s+/g, ' ').slice(0, MAX_LENGTH);
		else {
			const number = measure(text);
			if (number === null) badNumber ??= `${column}：${text.slice(0, 40)}`;
			else if (field === 'area_m2') {
				// Zero stands for a missing area.
				if (number !== 0) given[field] = rounded(number * AREA_UNITS[unit]);
			} else given[field] = number;
		}
	}
	return { given, badNumber };
}

/** To a square millimetre, to remove the rounding error of the unit factor. */
const rounded = (m2: number): number => Math.round(m2 * 1e6) / 1e6;

/** A number with thousands separators, full-width digits, a unit or a percent sign. */
function measure(text: string): number | null {
	const bare = text
		.normalize('NFKC')
		.replace(/[\s,]/g, '')
		.replace(/(%|m2|m²|㎡|平方米|亩|公顷|ha|m|米)$/i, '');
	return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(bare) ? Number(bare) : null;
}

/** Display order: rows to be corrected first. */
export const SHOWN_OUTCOMES: readonly Outcome[] = ['refused', 'changed', 'new', 'same'];
