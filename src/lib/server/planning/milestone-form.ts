/** The forms of a milestone: read, checked for their shape, and kept as they were typed when they are refused. */
import * as v from 'valibot';
import type { MilestoneEntry, MilestoneRefusal, SeenMilestone } from '../../data/planning/milestones.ts';
import { VISIBILITIES } from '../../domain/planning/feature.ts';
import type { Language } from '../../i18n/shared/languages.ts';
import type { DeskProblem } from '../shared/desk-action.ts';
import { isDay } from '../../domain/shared/time/day.ts';

export type MilestoneProblem = MilestoneRefusal | DeskProblem | 'missing' | 'too_long' | 'bad_date';

export const MILESTONE_FIELDS = [
	'id',
	'version',
	'event',
	'title',
	'unit',
	'year',
	'period',
	'note',
	'document',
	'visibility',
	'done_on',
	'reason'
] as const;
export type MilestoneFields = Record<(typeof MILESTONE_FIELDS)[number], string>;

const LONGEST = { title: 200, unit: 100, note: 1000, document: 200, reason: 1000 } as const;
const LONGEST_KEPT = 4000;

/** What was typed, trimmed, and never more of it than a page can carry. */
export function typedMilestone(form: FormData): MilestoneFields {
	return Object.fromEntries(
		MILESTONE_FIELDS.map((field) => {
			const value = form.get(field);
			return [field, typeof value === 'string' ? value.trim().slice(0, LONGEST_KEPT) : ''];
		})
	) as MilestoneFields;
}

const number = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
const numberIn = (text: string): number | null => {
	const read = v.safeParse(number, text);
	return read.success ? read.output : null;
};

/** The milestone that a form is about, as it was seen; null for a new one. */
export function readSeen({ id, version }: Pick<MilestoneFields, 'id' | 'version'>): SeenMilestone | null {
	const [read, seen] = [numberIn(id), numberIn(version)];
	return read === null || seen === null ? null : { id: read, version: seen };
}

/** `M01` to `M12` of a year, or `Q1` to `Q4`: the first day of it. */
function readPeriod(year: string, period: string): Pick<MilestoneEntry, 'due' | 'precision'> | null {
	if (!/^(19|20|21)\d\d$/.test(year)) return null;
	const month = /^M(0[1-9]|1[0-2])$/.exec(period)?.[1];
	if (month) return { due: `${year}-${month}-01`, precision: 'month' };
	const quarter = /^Q([1-4])$/.exec(period)?.[1];
	if (!quarter) return null;
	return { due: `${year}-${String(Number(quarter) * 3).padStart(2, '0')}-01`, precision: 'quarter' };
}

export const isTooLong = (fields: MilestoneFields): boolean =>
	(Object.entries(LONGEST) as [keyof typeof LONGEST, number][]).some(([field, most]) => fields[field].length > most);

/** @param language in which title and note are written: that of the page they were typed on */
export function readMilestone(
	fields: MilestoneFields,
	feature: string,
	language: Language
): MilestoneEntry | MilestoneProblem {
	const { title, year, period } = fields;
	if (!title || !year || !period) return 'missing';
	if (isTooLong(fields)) return 'too_long';
	const due = readPeriod(year, period);
	if (!due) return 'bad_date';
	return {
		...due,
		feature,
		seen: readSeen(fields),
		title,
		language,
		unit: fields.unit,
		note: fields.note,
		document: fields.document,
		// What is not said to be for everybody is not.
		visibility: v.parse(v.fallback(v.picklist(VISIBILITIES), 'internal'), fields.visibility),
		event: numberIn(fields.event),
		reason: fields.reason
	};
}

/** @returns the ISO date, or null for what is none */
export function readDay(text: string): string | null {
	return isDay(text) ? text : null;
}
