/** The form that puts a feature where it is, and the one that takes its place back. */
import * as v from 'valibot';
import {
	choice,
	defineForm,
	line,
	optionalId,
	requiredId,
	requiredLine,
	typedText,
	type TypedOf
} from '../shared/form.ts';
import { DISC_LIMIT_M } from '../shared/geo/placement.ts';
import { SHAPE_KINDS } from './geometry/shape.ts';
import { TAKE_BACK_TO } from './take-back.ts';
import { AXIS_ORDERS, isSystemCode, type SystemCode } from './systems/crs.ts';
import { MAX_TEXT_LENGTH, readCoordinates } from './text/typed-coordinates.ts';

const isAccuracy = (text: string): boolean => text !== '' && Number(text) >= 0 && Number(text) <= DISC_LIMIT_M;

const placeFields = v.object({
	system: v.custom<SystemCode>((value) => typeof value === 'string' && isSystemCode(value), 'unknown_system'),
	order: choice(AXIS_ORDERS, 'east_north'),
	shape: choice(SHAPE_KINDS, 'polygon'),
	coordinates: v.string(),
	/** The version of the feature that the form was opened on. */
	version: requiredId('changed_since'),
	basis: requiredLine(1000, 'basis_missing'),
	accuracy_m: v.pipe(v.string(), v.check(isAccuracy, 'bad_accuracy'), v.transform(Number)),
	document: line(200),
	reason: line(1000),
	why: line(800),
	/** The proposal that this one replaces, and its version. */
	proposal: optionalId,
	proposal_version: optionalId
});

const PROBLEMS = [
	'unknown_system',
	'too_long',
	'unreadable_coordinates',
	'changed_since',
	'basis_missing',
	'bad_accuracy'
] as const;
export type PlaceFormProblem = (typeof PROBLEMS)[number];

export const placeForm = defineForm(
	PROBLEMS,
	v.pipe(
		placeFields,
		v.rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
			const { coordinates, order, shape, ...place } = value;
			const read = readCoordinates(coordinates, { system: place.system, order, shape });
			if (!('code' in read)) return { ...place, geometry: read.place };
			addIssue({ message: 'unreadable_coordinates' });
			return NEVER;
		})
	),
	(data) => ({ coordinates: typedText(data, 'coordinates', MAX_TEXT_LENGTH + 1) })
);
export type PlaceFields = TypedOf<typeof placeForm>;

export const takeBackForm = defineForm(
	['changed_since'],
	v.object({ version: requiredId('changed_since'), to: choice(TAKE_BACK_TO, 'before'), reason: v.string() })
);
