/** The forms of a milestone: one to add or change it, and one for each thing that becomes of it. */
import * as v from 'valibot';
import { VISIBILITIES } from '../../shared/visibility.ts';
import {
	choice,
	day,
	defineForm,
	line,
	optionalId,
	requiredId,
	requiredLine,
	type TypedOf
} from '../../shared/form.ts';
import type { DuePrecision } from './milestone.ts';

/** `M01` to `M12` of a year, or `Q1` to `Q4`: the first day of it. */
function dueOf(year: string, period: string): { due: string; precision: DuePrecision } {
	const number = Number(period.slice(1));
	return period.startsWith('M')
		? { due: `${year}-${period.slice(1)}-01`, precision: 'month' }
		: { due: `${year}-${String(number * 3).padStart(2, '0')}-01`, precision: 'quarter' };
}

/** The milestone as it was opened; null for a new one. */
const seenOf = (id: number | null, version: number | null) =>
	id === null || version === null ? null : { id, version };

const fields = {
	id: optionalId,
	version: optionalId,
	/** The promise that a new one is made from. */
	event: optionalId,
	title: requiredLine(200),
	year: v.pipe(v.string(), v.nonEmpty('missing'), v.regex(/^(19|20|21)\d\d$/, 'bad_date')),
	period: v.pipe(v.string(), v.nonEmpty('missing'), v.regex(/^(M(0[1-9]|1[0-2])|Q[1-4])$/, 'bad_date')),
	unit: line(100),
	note: line(1000),
	document: line(200),
	// What is not said to be public is not.
	visibility: choice(VISIBILITIES, 'internal'),
	/** Only of a milestone that is finished. */
	done_on: v.string(),
	reason: line(1000)
};

export const milestoneForm = defineForm(
	['missing', 'too_long', 'bad_date'],
	v.pipe(
		v.object(fields),
		v.transform(({ id, version, year, period, done_on: _, ...entry }) => ({
			...entry,
			...dueOf(year, period),
			seen: seenOf(id, version)
		}))
	)
);
export type MilestoneFields = TypedOf<typeof milestoneForm>;

const seen = { id: requiredId('unknown_milestone'), version: requiredId('unknown_milestone') };
const evidence = { document: line(200), reason: line(1000) };

export const finishForm = defineForm(
	['unknown_milestone', 'bad_date', 'too_long'],
	v.object({ ...seen, ...evidence, done_on: day })
);
export const reopenForm = defineForm(['unknown_milestone', 'too_long'], v.object({ ...seen, ...evidence }));
