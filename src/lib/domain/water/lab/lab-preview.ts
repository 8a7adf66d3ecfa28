/**
 * Preview of the import of a laboratory file, computed in the browser for the page and on the server for the command. It is
 * plain data, so that it can be sent between worker, page and server.
 */
import type { LocalText } from '../../shared/text.ts';
import { type Judgement, type JudgedSection, judge } from './lab-class.ts';
import type { FileProblem, TableFile } from '../../shared/files/table-file.ts';
import type { LabColumn } from './lab-header.ts';
import { type LabProblem, sheetProblem } from './lab-problem.ts';
import { type LabSample, readLabSheet } from './lab-sheet.ts';
import { standardOn } from '../standard/standard.ts';
import type { TypicalReadings } from './typical-readings.ts';

export interface LabSection extends JudgedSection {
	code: string;
	name: LocalText;
	aliases: readonly string[];
	/** Distance to the nearest drawn river where it is implausibly large, else null. */
	far_from_river_m: number | null;
}

/** Reference data for reading a sheet. */
export interface LabKnowledge {
	sections: readonly LabSection[];
	/** Typical readings of each section; null without permission: the check is then skipped. */
	median: TypicalReadings | null;
	/** Detection limit by item, as reported last. */
	limits: Readonly<Record<string, string>>;
}

/** A stored sample. */
export interface RecordedSample {
	section: string;
	date: string;
	values: Readonly<Record<string, string>>;
}

/** Meaning of a column; `item` is its code. */
export interface PreviewColumn {
	letter: string;
	header: string;
	taken_for: LabColumn['taken_for'];
	item: string | null;
	item_name: LocalText | null;
	unit: string | null;
	detection_limit: string | null;
}

/** `differs`: stored with other readings; `unknown`: not compared with stored samples. */
export type SampleState = 'new' | 'recorded' | 'differs' | 'unknown';

export interface PreviewSample extends LabSample {
	/** Index of its sheet in the file. */
	sheet: number;
	/** null without a reading of an item that counts. */
	judgement: Judgement | null;
	state: SampleState;
}

export interface PreviewSheet {
	/** null for CSV, which has no sheets. */
	name: string | null;
	columns: readonly PreviewColumn[];
	problems: readonly LabProblem[];
	suspicious: readonly LabProblem[];
	skipped: readonly { row: number; text: string }[];
}

/** The samples to import, or all problems of the file. */
export interface ImportPreview {
	file: string;
	/** null where it cannot be computed (a page without TLS). */
	sha256: string | null;
	/** Set where the file cannot be read. */
	file_problem: FileProblem | null;
	sheets: readonly PreviewSheet[];
	samples: readonly PreviewSample[];
	/** Sections of the samples. */
	sections: readonly LabSection[];
	readings: number;
	/** Whether readings were compared with typical ones of their section. */
	history_checked: boolean;
}

export const isAcceptable = ({ file_problem, sheets, samples }: ImportPreview): boolean =>
	file_problem === null && samples.length > 0 && sheets.every(({ problems }) => problems.length === 0);

export interface PreviewOptions {
	file: string;
	sha256: string | null;
	/** ISO date in the town's time zone. */
	today: string;
	/** Entered detection limits by item, for cells with 未检出 only. */
	limits?: Readonly<Record<string, string>>;
}

export function unreadable({ file, sha256 }: Pick<PreviewOptions, 'file' | 'sha256'>, problem: FileProblem) {
	const nothing = { sheets: [], samples: [], sections: [], readings: 0, history_checked: false };
	return { file, sha256, file_problem: problem, ...nothing } satisfies ImportPreview;
}

/** Not compared with stored samples: see `withRecorded`. */
export function previewOf(read: TableFile, known: LabKnowledge, options: PreviewOptions): ImportPreview {
	if (!read.ok) return unreadable(options, read.problem);
	const standard = standardOn(options.today);
	const parsed = read.sheets.map(({ name, rows }) => ({
		name,
		...readLabSheet(rows, {
			standard,
			today: options.today,
			sections: known.sections.map(({ code, name: names, aliases }) => ({
				code,
				names: [code, ...Object.values(names), ...aliases]
			})),
			limits: { ...known.limits, ...options.limits },
			usual: known.median ?? {}
		})
	}));
	// A workbook may contain sheets of notes: sheets without a header are skipped when another has one.
	const withHeader = parsed.filter(({ columns }) => columns.length > 0);
	const sheets = withTwins(withHeader.length > 0 ? withHeader : parsed.slice(0, 1));
	const sectionOf = new Map(known.sections.map((section) => [section.code, section]));
	const samples = sheets.flatMap((sheet, place) =>
		sheet.samples.map((sample): PreviewSample => {
			const section = sectionOf.get(sample.section);
			const judgement = section ? judge(sample.values, section, standard) : null;
			return { ...sample, sheet: place, judgement, state: 'unknown' };
		})
	);
	return {
		file: options.file,
		sha256: options.sha256,
		file_problem: null,
		sheets: sheets.map(({ name, columns, problems, suspicious, skipped }) => ({
			name,
			columns: columns.map(plainColumn),
			problems: byRow(problems),
			suspicious,
			skipped
		})),
		samples,
		sections: known.sections.filter(({ code }) => samples.some(({ section }) => section === code)),
		readings: samples.reduce((sum, { values }) => sum + Object.keys(values).length, 0),
		history_checked: known.median !== null
	};
}

function plainColumn(column: LabColumn): PreviewColumn {
	const { letter, header, taken_for } = column;
	if (taken_for !== 'item')
		return { letter, header, taken_for, item: null, item_name: null, unit: null, detection_limit: null };
	const { item, detection_limit } = column;
	return { letter, header, taken_for, item: item.code, item_name: item.name, unit: item.unit, detection_limit };
}

/** Section and day of every sample, the key of stored samples. */
export const keysOf = ({ samples }: ImportPreview): { section: string; date: string }[] =>
	samples.map(({ section, date }) => ({ section, date }));

/** The preview compared with stored samples: equal readings are accepted, different ones are a problem. */
export function withRecorded(preview: ImportPreview, recorded: readonly RecordedSample[]): ImportPreview {
	const storedAt = new Map(recorded.map((sample) => [key(sample), sample.values]));
	const found = preview.samples.map((sample) => {
		const { columns = [] } = preview.sheets[sample.sheet] ?? {};
		return { sample, problems: differences(sample, columns, storedAt.get(key(sample))) };
	});
	return {
		...preview,
		samples: found.map(({ sample, problems }) => ({
			...sample,
			state: problems.length > 0 ? 'differs' : storedAt.has(key(sample)) ? 'recorded' : 'new'
		})),
		sheets: preview.sheets.map((sheet, place) => ({
			...sheet,
			problems: byRow([
				...sheet.problems,
				...found.flatMap(({ sample, problems }) => (sample.sheet === place ? problems : []))
			])
		}))
	};
}

const byRow = (problems: readonly LabProblem[]): LabProblem[] =>
	problems.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0) || (a.column ?? '').localeCompare(b.column ?? ''));

const key = ({ section, date }: { section: string; date: string }): string => `${section} ${date}`;

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

/** Readings that differ from the stored ones; 0.5 equals 0.50. */
function differences(
	sample: LabSample,
	columns: readonly PreviewColumn[],
	stored: Readonly<Record<string, string>> | undefined
): LabProblem[] {
	if (!stored) return [];
	return [...new Set([...Object.keys(stored), ...Object.keys(sample.values)])].flatMap((item) => {
		const [given, known] = [sample.values[item], stored[item]];
		if (given !== undefined && known !== undefined && sameReading(given, known)) return [];
		const column = columns.find((candidate) => candidate.item === item);
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
