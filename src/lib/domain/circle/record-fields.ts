/** The fields of a facility and of a compound. The lengths are those of supabase/migrations/*_circle.sql. */
import {
	field,
	fieldsOfParts,
	partsOf,
	type ColumnValues,
	type Field,
	type FieldValues
} from '../shared/records/fields.ts';

const NAME = 200;
const WORD = 60;

export const FACILITY_FIELDS: readonly Field[] = [
	field('name', 'line', { longest: NAME }),
	field('kind', 'choice', { required: true, longest: WORD }),
	field('state', 'choice', { required: true, longest: WORD }),
	field('opens', 'day'),
	field('capacity', 'number'),
	field('visibility', 'visibility', { required: true })
];

/** @param values of the record: the age groups are those of its file */
export function compoundFields(values: ColumnValues): Field[] {
	return [
		field('name', 'line', { longest: NAME }),
		field('population', 'number'),
		...fieldsOfParts('ages', partsOf(values, 'ages'), 'number'),
		field('residential_m2', 'number'),
		field('visibility', 'visibility', { required: true })
	];
}

/** Clears the opening date of a facility that is open or closed. */
export const withoutPastOpening = (values: FieldValues): FieldValues =>
	values['state'] === 'operating' || values['state'] === 'closed' ? { ...values, opens: '' } : values;
