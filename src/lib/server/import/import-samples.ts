/** A laboratory's file into the database: first a preview that says everything, then all of it or nothing. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { monthSample, type AssessedSection } from '../../data/water-month.ts';
import type { LabColumn } from '../../domain/water/lab-header.ts';
import { type LabProblem, sheetProblem } from '../../domain/water/lab-problem.ts';
import { type LabSample, readLabSheet } from '../../domain/water/lab-sheet.ts';
import { WATER_BODIES, standardOn } from '../../domain/water/standard.ts';
import type { WaterClass } from '../../domain/water/water-class.ts';
import type { Engine, Statements } from '../backend/engine.ts';
import { type FileProblem, readFileRows } from './read-file.ts';

export const REVIEW_STATES = ['preliminary', 'reviewed', 'published'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export interface PreviewSample extends LabSample {
	/** Class of this sample by itself; null where nothing that counts was measured. */
	class: WaterClass | null;
	meets_target: boolean | null;
	/** `recorded`: it is there with the same readings. */
	state: 'new' | 'recorded';
}

/** What would be taken in, and why nothing is where anything is wrong. */
export interface ImportPreview {
	file: string;
	sha256: string;
	/** Set where the file could not be read at all. */
	file_problem: FileProblem | null;
	sheets: readonly {
		name: string | null;
		columns: readonly LabColumn[];
		problems: readonly LabProblem[];
		suspicious: readonly LabProblem[];
		skipped: readonly { row: number; text: string }[];
	}[];
	samples: readonly PreviewSample[];
	readings: number;
}

export const isAcceptable = ({ file_problem, sheets, samples }: ImportPreview): boolean =>
	file_problem === null && samples.length > 0 && sheets.every(({ problems }) => problems.length === 0);

const context = v.object({
	sections: v.array(
		v.object({
			code: v.string(),
			name: v.record(v.string(), v.string()),
			aliases: v.array(v.string()),
			water_body: v.picklist(WATER_BODIES),
			target_class: v.nullable(v.picklist(['I', 'II', 'III', 'IV', 'V']))
		})
	),
	median: v.record(v.string(), v.record(v.string(), v.tuple([v.number(), v.number()]))),
	limits: v.record(v.string(), v.string())
});

const recorded = v.array(
	v.object({
		section: v.string(),
		date: v.string(),
		review: v.picklist(REVIEW_STATES),
		values: v.record(v.string(), v.string())
	})
);

/**
 * @param name of the file, for messages and for the record
 * @param options.today ISO date in the town's time zone
 * @param options.limits detection limits by item that somebody knows, for cells that only say 未检出
 */
export async function previewImport(
	statements: Statements,
	town: string,
	file: Buffer,
	name: string,
	options: { today: string; limits?: Readonly<Record<string, string>> }
): Promise<ImportPreview> {
	const head = { file: name, sha256: createHash('sha256').update(file).digest('hex') };
	const read = await readFileRows(file);
	if (!read.ok) return { ...head, file_problem: read.problem, sheets: [], samples: [], readings: 0 };
	const known = await ask(statements, 'select public.water_import_context($1) as answer', [town], context);
	const parsed = read.sheets.map(({ name: sheet, rows }) => ({
		name: sheet,
		...readLabSheet(rows, {
			standard: standardOn(options.today),
			today: options.today,
			sections: known.sections.map((section) => ({
				code: section.code,
				names: [section.code, ...Object.values(section.name), ...section.aliases]
			})),
			limits: { ...known.limits, ...options.limits },
			usual: known.median
		})
	}));
	// A workbook may hold a sheet of notes: what has no header at all is passed over where another sheet has one.
	const withHeader = parsed.filter(({ columns }) => columns.length > 0);
	const sheets = withHeader.length > 0 ? withHeader : parsed.slice(0, 1);
	const found = sheets.flatMap(({ samples }) => samples);
	const stored = await ask(
		statements,
		'select public.water_samples_at($1, $2::jsonb) as answer',
		[town, found.map(({ section, date }) => ({ section, date }))],
		recorded
	);
	const storedAt = new Map(stored.map((sample) => [key(sample), sample.values]));
	const sectionOf = new Map(known.sections.map((section) => [section.code, { ...section, suspended: [] }]));
	const samples = found.map((sample) => judged(sample, sectionOf.get(sample.section), storedAt.has(key(sample))));
	return {
		...head,
		file_problem: null,
		sheets: withTwins(sheets).map(({ samples: own, problems, ...sheet }) => ({
			...sheet,
			problems: byRow([
				...problems,
				...own.flatMap((sample) => differences(sample, sheet.columns, storedAt.get(key(sample))))
			])
		})),
		samples,
		readings: samples.reduce((sum, { values }) => sum + Object.keys(values).length, 0)
	};
}

export interface ImportResult {
	stored: number;
	/** Samples that were there and went forward in their review. */
	moved: number;
	readings: number;
}

/** Samples at a time: often enough for a line of progress. */
const PORTION = 100;
const result = v.object({ stored: v.number(), moved: v.number(), readings: v.number() });

/**
 * Stores what the preview shows, in one transaction.
 * @param progress told how many samples are done
 * @throws RangeError where the preview has problems
 */
export async function commitImport(
	engine: Engine,
	town: string,
	preview: ImportPreview,
	review: ReviewState,
	progress: (done: number, all: number) => void = () => undefined
): Promise<ImportResult> {
	if (!isAcceptable(preview)) throw new RangeError('a file with problems is not taken in');
	const total: ImportResult = { stored: 0, moved: 0, readings: 0 };
	await engine.transaction(async (statements) => {
		for (let done = 0; done < preview.samples.length; done += PORTION) {
			const portion = preview.samples.slice(done, done + PORTION);
			const one = await ask(
				statements,
				'select public.store_water_samples($1, $2::jsonb, $3::public.review_state, $4, $5) as answer',
				[
					town,
					portion.map(({ section, date, sampler, values }) => ({ section, date, sampler, values })),
					review,
					preview.file,
					preview.sha256
				],
				result
			);
			total.stored += one.stored;
			total.moved += one.moved;
			total.readings += one.readings;
			progress(done + portion.length, preview.samples.length);
		}
	});
	return total;
}

const byRow = (problems: readonly LabProblem[]): LabProblem[] =>
	problems.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0) || (a.column ?? '').localeCompare(b.column ?? ''));

const key = ({ section, date }: { section: string; date: string }): string => `${section} ${date}`;

function judged(sample: LabSample, section: AssessedSection | undefined, isRecorded: boolean): PreviewSample {
	const assessed = section && monthSample(section, sample.date.slice(0, 7), [sample]);
	return {
		...sample,
		class: assessed?.class ?? null,
		meets_target: assessed?.meets_target ?? null,
		state: isRecorded ? 'recorded' : 'new'
	};
}

/** The same section and day on two sheets of one workbook. */
function withTwins<Sheet extends { samples: readonly LabSample[]; problems: readonly LabProblem[] }>(
	sheets: readonly Sheet[]
) {
	const seen = new Map<string, { sheet: number; row: number }>();
	return sheets.map((sheet, n) => {
		const problems = sheet.samples.flatMap((sample) => {
			const first = seen.get(key(sample));
			if (first && first.sheet !== n)
				return [sheetProblem('sample_twice', [sample.row, null, null], String(first.row))];
			seen.set(key(sample), { sheet: n, row: sample.row });
			return [];
		});
		return { ...sheet, problems: [...sheet.problems, ...problems] };
	});
}

/** 0.5 and 0.50 are the same; a reading more or less is not. */
function differences(
	sample: LabSample,
	columns: readonly LabColumn[],
	stored: Readonly<Record<string, string>> | undefined
): LabProblem[] {
	if (!stored) return [];
	return [...new Set([...Object.keys(stored), ...Object.keys(sample.values)])].flatMap((item) => {
		const [given, known] = [sample.values[item], stored[item]];
		if (given !== undefined && known !== undefined && sameReading(given, known)) return [];
		const column = columns.find((candidate) => candidate.taken_for === 'item' && candidate.item.code === item);
		return [
			sheetProblem(
				'recorded_differently',
				[sample.row, column?.letter ?? null, column?.header ?? item],
				given ?? '—',
				known ?? '—'
			)
		];
	});
}

const sameReading = (a: string, b: string): boolean =>
	a === b || (a.endsWith('L') === b.endsWith('L') && Number(a.replace(/L$/, '')) === Number(b.replace(/L$/, '')));

async function ask<const S extends v.GenericSchema>(
	statements: Statements,
	sql: string,
	parameters: readonly unknown[],
	schema: S
): Promise<v.InferOutput<S>> {
	const [row] = await statements.query<{ answer: unknown }>(sql, parameters);
	return v.parse(schema, row?.answer);
}
