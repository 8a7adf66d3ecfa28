/** The fields of a feature's record. The lengths are those of the database: supabase/migrations/*_planning.sql. */
import type { FeatureClass } from '../shared/feature-filter.ts';
import { LANGUAGES } from '../../i18n/shared/languages.ts';
import { field, fieldsOfParts, partsOf, type ColumnValues, type Field } from '../shared/records/fields.ts';

const NAME = 200;
const LINE = 100;
const SUMMARY = 2000;

const TEXTS = ['name', 'address', 'summary'];
const LIMIT_LINES = ['parcel_no', 'plan_version', 'land_use_national', 'land_use_local'];
const LIMIT_NUMBERS = ['area_m2', 'far', 'gfa_m2', 'height_m', 'density_pct', 'green_pct'];

/** The town's own language first: the one that its records always have. */
function languagesOf(values: ColumnValues, townLanguage: string): string[] {
	return [...new Set([townLanguage, ...LANGUAGES, ...TEXTS.flatMap((column) => partsOf(values, column))])];
}

/** @param values of the record: its texts may be in languages that the interface does not have */
export function featureFields(featureClass: FeatureClass, values: ColumnValues, townLanguage: string): Field[] {
	const languages = languagesOf(values, townLanguage);
	return [
		...fieldsOfParts('name', languages, 'line', { required: true, longest: NAME }),
		field('aliases', 'lines', { longest: LINE }),
		...fieldsOfParts('address', languages, 'line', { longest: NAME }),
		field('theme', 'choice', { required: true, longest: LINE }),
		field('kind', 'choice', { required: true, longest: LINE }),
		...fieldsOfParts('summary', languages, 'paragraph', { required: true, longest: SUMMARY }),
		...(featureClass === 'parcel'
			? [
					...LIMIT_LINES.map((column) => field(column, 'line', { longest: LINE })),
					...LIMIT_NUMBERS.map((column) => field(column, 'number'))
				]
			: []),
		field('visibility', 'visibility', { required: true })
	];
}
