/** Samples entered by page or form: validated again here, whatever the browser did, and stored. */
import * as v from 'valibot';
import { storeSamples, type StoreAnswer } from '../../../data/water/samples.ts';
import type { DataClient } from '../../../data/client.ts';
import { labItems } from '../../../domain/water/lab/lab-items.ts';
import { type LabProblem, sheetProblem } from '../../../domain/water/lab/lab-problem.ts';
import { MAX_SAMPLER_LENGTH, reportedAs } from '../../../domain/water/lab/lab-row.ts';
import { problem } from '../../../domain/shared/problem.ts';
import { type Standard, standardOn } from '../../../domain/water/standard/standard.ts';

/** Ten years of 150 sections. */
const MAX_SAMPLES = 20_000;

const entered = v.object({
	/** Name of the file; null for a form. */
	file: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
	sha256: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
	samples: v.pipe(
		v.array(
			v.object({
				/** Row of the sheet, for messages. */
				row: v.nullable(v.number()),
				section: v.pipe(v.string(), v.maxLength(80)),
				date: v.pipe(v.string(), v.isoDate()),
				sampler: v.nullable(v.pipe(v.string(), v.maxLength(MAX_SAMPLER_LENGTH))),
				values: v.record(v.pipe(v.string(), v.maxLength(40)), v.pipe(v.string(), v.maxLength(40)))
			})
		),
		v.minLength(1),
		v.maxLength(MAX_SAMPLES)
	)
});
export type Entered = v.InferOutput<typeof entered>;

const STATUS = { malformed: 400, not_allowed: 403, recorded_differently: 409, invalid: 422 } as const;
export const statusOf = (answer: StoreAnswer): number => (answer.ok ? 200 : STATUS[answer.reason]);

/** @param today ISO date in the town's time zone */
export async function storeEntered(db: DataClient, town: string, body: unknown, today: string): Promise<StoreAnswer> {
	const read = v.safeParse(entered, body);
	if (!read.success) return { ok: false, reason: 'malformed', problems: [] };
	const { file, sha256, samples } = read.output;
	const problems = samples.flatMap((sample) => problemsOf(sample, standardOn(today), today));
	if (problems.length > 0) return { ok: false, reason: 'invalid', problems };
	const answer = await storeSamples(db, town, samples, file === null ? null : { file, sha256 });
	return answer.ok
		? { ok: true, result: answer.value, samples: samples.length }
		: { ok: false, reason: answer.refusal, problems: [] };
}

function problemsOf(
	{ row, date, values }: Entered['samples'][number],
	standard: Standard,
	today: string
): LabProblem[] {
	const items = new Map(labItems(standard).map((item) => [item.code, item]));
	const late = date > today ? [sheetProblem('future_date', [row, null, null], date)] : [];
	const wrong = Object.entries(values).flatMap(([code, value]): LabProblem[] => {
		const item = items.get(code);
		const reported = item ? reportedAs(item, value) : problem('unknown_item', '', code);
		if (reported === value) return [];
		const found = typeof reported === 'object' && reported !== null ? reported : problem('not_a_number', '', value);
		return [{ row, column: null, header: code, problem: found }];
	});
	return [...late, ...wrong];
}
