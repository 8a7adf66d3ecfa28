/** `npm run --silent assess -- FILE`: classes of the samples in a JSON array or a CSV sheet, by GB 3838-2002. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '../src/lib/i18n/shared/languages.ts';
import { csvRows } from '../src/lib/domain/water/lab/csv-samples.ts';
import { fileText } from '../src/lib/domain/shared/files/file-text.ts';
import { jsonRows } from '../src/lib/domain/water/lab/json-samples.ts';
import { problemText } from '../src/lib/domain/water/lab/lab-problem.ts';
import { answerTable, type Answer, assessRow } from '../src/lib/domain/water/standard/assessment-answer.ts';
import { readSampleRow } from '../src/lib/domain/water/standard/sample.ts';
import { type Standard, standardOn, WATER_BODIES, type WaterBody } from '../src/lib/domain/water/standard/standard.ts';
import { csv } from '../src/lib/server/api/csv.ts';

const HELP = `Usage: npm run --silent assess -- [options] FILE

Reads samples and prints the class of each by the single-factor method (GB 3838-2002 table 1, 环办〔2011〕22号).

FILE is a JSON array of
  {id, water_body: "river"|"lake", values: {item: number|"0.02L"|-1}, water_temp_c?, target_class?}
or a CSV sheet (UTF-8 or GBK) with a column id and one column for each item. Items go by code (nh3n), name (氨氮) or
alias (NH3-N). "0.02L" is below the detection limit, -1 or blank is not measured.

The answer goes to standard output in the form of FILE: JSON in, JSON out; CSV in, CSV out. Rows that cannot be
assessed are left out of it and reported on standard error with line and field; the exit code then is 1.

  --csv               FILE is CSV whatever its name
  --to json|csv       form of the answer
  --water-body river|lake
                      for rows that do not say
  --on YYYY-MM-DD     the standard in force on that day (default: today)
  --lang zh|en        language of the explanation (default: zh)
  --help              this text`;

const MAX_MB = 64;

/** An error reported in one line, which ends the command. */
class UsageError extends Error {}

const { values, positionals } = options();

function options() {
	try {
		return parseArgs({
			allowPositionals: true,
			options: {
				csv: { type: 'boolean' },
				to: { type: 'string' },
				'water-body': { type: 'string' },
				on: { type: 'string' },
				lang: { type: 'string' },
				help: { type: 'boolean', short: 'h' }
			}
		});
	} catch (error) {
		fail(error instanceof Error ? error.message : String(error));
	}
}

function fail(message: string): never {
	console.error(message);
	process.exit(1);
}

function choice<T extends string>(name: string, given: string | undefined, known: readonly T[]): T | undefined {
	const found = known.find((candidate) => candidate === given);
	if (given !== undefined && !found) throw new UsageError(`--${name} must be ${known.join(' or ')}, not "${given}"`);
	return found;
}

/** npm runs its scripts in the package's folder; relative names refer to the folder of the call. */
function locate(file: string): string {
	return path.resolve((process.env['npm_lifecycle_event'] && process.env['INIT_CWD']) || process.cwd(), file);
}

function readFile(file: string): string {
	let bytes: Uint8Array;
	try {
		const size_mb = statSync(file).size / 1024 ** 2;
		if (size_mb > MAX_MB)
			throw new UsageError(`${file}: the file has ${Math.round(size_mb)} MB, at most ${MAX_MB} MB are read: split it`);
		bytes = readFileSync(file);
	} catch (error) {
		if (error instanceof UsageError) throw error;
		const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
		const reasons: Record<string, string> = { ENOENT: 'there is no such file', EISDIR: 'is a folder, not a file' };
		throw new UsageError(`${file}: ${reasons[code] ?? `cannot be read (${code})`}`);
	}
	const result = fileText(bytes);
	if (result.ok) return result.text;
	const what = result.reason === 'workbook' ? 'a workbook (XLSX, XLS) or archive' : 'a binary file';
	throw new UsageError(`${file}: this is ${what}, not text in UTF-8 or GBK: save it as CSV first`);
}

function main(): void {
	const [name, ...more] = positionals;
	if (!name || more.length > 0) throw new UsageError(`one FILE is needed\n\n${HELP}`);
	const file = locate(name);
	const from = values.csv || path.extname(file).toLowerCase() === '.csv' ? 'csv' : 'json';
	const to = choice('to', values.to, ['json', 'csv']) ?? from;
	const language = choice<Language>('lang', values.lang, LANGUAGES) ?? DEFAULT_LANGUAGE;
	const body = choice<WaterBody>('water-body', values['water-body'], WATER_BODIES);
	const standard = standardOf(values.on ?? new Date().toISOString().slice(0, 10));

	const text = readFile(file);
	const { rows, fault, remarks } = from === 'csv' ? csvRows(text, standard) : jsonRows(text);
	const report = (line: number, message: string) => console.error(`line ${line}: ${message}`);
	for (const remark of remarks) report(remark.line, remark.text);

	const answers: Answer[] = [];
	for (const { row, line, lineOf, problem } of rows) {
		const checked = problem ? { ok: false as const, problems: [problem] } : readSampleRow(row, standard, body);
		const answer = checked.ok ? assessRow(checked.value, standard, language) : null;
		if (answer) answers.push(answer);
		else process.exitCode = 1;
		if (checked.ok) continue;
		for (const found of checked.problems) {
			// In a sheet each item has a column of its own.
			const field = from === 'csv' ? found.field.replace(/^values\./, '') : found.field;
			report(found.field ? lineOf(found.field) : line, problemText({ ...found, field }, 'en'));
		}
	}
	if (fault) {
		report(fault.line, fault.text);
		process.exitCode = 1;
	}
	process.stdout.write(to === 'json' ? json(answers) : csv(...answerTable(answers, standard, language)));
}

function standardOf(date: string): Standard {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new UsageError(`--on must be YYYY-MM-DD, not "${date}"`);
	try {
		return standardOn(date);
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

/** One sample per line: readable, and a changed sample is one changed line. */
function json(answers: readonly Answer[]): string {
	return answers.length === 0 ? '[]\n' : `[\n${answers.map((answer) => JSON.stringify(answer)).join(',\n')}\n]\n`;
}

if (values.help) console.log(HELP);
else
	try {
		main();
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		fail(error.message);
	}
