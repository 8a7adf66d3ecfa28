/** The forms of outfalls, patrols and findings. */
import * as v from 'valibot';
import { VISIBILITIES } from '../shared/visibility.ts';
import { choice, day, defineForm, line, optionalId, requiredId } from '../shared/form.ts';
import { isDay } from '../shared/time/day.ts';
import { OUTFALL_STATES, SECTION_LEVELS } from './section.ts';
import { FINDING_KINDS, FINDING_STATES, valuesOf, type Observation } from './finding.ts';
import { placeFields } from './place-fields.ts';

/** The form's own number, so that the same form sent twice makes one record; null where it was taken out. */
const form = v.fallback(v.nullable(v.pipe(v.string(), v.uuid())), null);

export const outfallMoveForm = defineForm(
	['not_next', 'bad_date', 'too_long'],
	v.object({
		state: v.picklist(OUTFALL_STATES, 'not_next'),
		date: day,
		accepted_by: line(200),
		/** One piece a line. */
		evidence: line(2000),
		note: line(1000),
		/** The event that was the current one when the form was opened. */
		seen: optionalId
	})
);

export const newOutfallForm = defineForm(
	['bad_date', 'too_long'],
	v.object({
		form,
		name: line(200),
		river: v.string(),
		visibility: choice(VISIBILITIES, 'internal'),
		date: day,
		note: line(1000),
		...placeFields
	})
);

/** Whether a photo is public. */
export const photoForm = defineForm(
	[],
	v.object({
		name: v.string(),
		public: v.pipe(
			v.string(),
			v.transform((text) => text !== '')
		)
	})
);

/** As the field of a date and time sends it. */
const LOCAL_TIME = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const localTime = v.pipe(
	v.string(),
	v.check((text) => isDay(LOCAL_TIME.exec(text)?.[1]), 'bad_date')
);
const METRES = /^\d{1,6}$/;

const observed = (name: Observation) => v.fallback(v.picklist(['', ...valuesOf(name)]), '');

export const patrolForm = defineForm(
	['bad_date'],
	v.object({
		form,
		river: v.string(),
		chief_level: choice(SECTION_LEVELS, 'village'),
		chief_title: v.string(),
		patroller: v.string(),
		started_at: localTime,
		ended_at: localTime,
		distance_m: v.pipe(
			v.string(),
			v.transform((text) => (METRES.test(text) ? Number(text) : null))
		),
		weather: observed('weather'),
		water_colour: observed('water_colour'),
		odour: observed('odour'),
		floating_debris: observed('floating_debris')
	})
);

export const findingForm = defineForm(
	['too_long'],
	v.object({ form, kind: choice(FINDING_KINDS, 'other'), description: line(1000), ...placeFields })
);

export const findingStepForm = defineForm(
	['unknown_finding', 'not_next', 'bad_date', 'too_long'],
	v.object({
		finding: requiredId('unknown_finding'),
		state: v.picklist(FINDING_STATES, 'not_next'),
		date: day,
		done_by: line(200),
		note: line(1000),
		/** The step that was the last one when the form was opened. */
		seen: optionalId
	})
);
