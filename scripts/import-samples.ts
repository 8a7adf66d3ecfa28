/** `npm run import:samples -- FILE`: imports a laboratory's sheet, all or nothing. */
import { statSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isLanguage, LANGUAGES, type Language } from '../src/lib/i18n/shared/languages.ts';
import { fileProblemText, MAX_FILE_BYTES } from '../src/lib/domain/shared/files/table-file.ts';
import { type ImportPreview, isAcceptable } from '../src/lib/domain/water/lab/lab-preview.ts';
import { labProblemText } from '../src/lib/domain/water/lab/lab-problem.ts';
import { seedTowns } from '../src/lib/server/backend/backend.ts';
import { runCommand } from '../src/lib/server/backend/command.ts';
import { migrate } from '../src/lib/server/backend/migrate.ts';
import { StartError } from '../src/lib/server/backend/settings.ts';
import { withDatabase } from '../src/lib/server/backend/with-database.ts';
import { REVIEW_STATES } from '../src/lib/domain/water/review.ts';
import { chosenTown } from '../src/lib/server/shared/chosen-town.ts';
import { commitImport, previewImport } from '../src/lib/server/water/import/import-samples.ts';

const HELP = `Usage: npm run import:samples -- FILE [--town SLUG] [--review STATE] [--limit ITEM=VALUE …] [--language ${LANGUAGES.join('|')}] [--dry-run]

Takes a laboratory's sheet (CSV in UTF-8 or GBK, or XLSX) into the database: one row a section and day, one column an
item. All of it or nothing: every problem is reported with row and column, and then nothing is stored. The same file again
changes nothing.

  --town      slug or code of the town; needed where the database has several
  --review    preliminary (default), reviewed or published; only published samples are public. Given again with a later
              state, samples that are there move forward
  --limit     detection limit of an item, such as nh3n=0.025, where cells only say 未检出 and the sheet does not give it
  --dry-run   say what would happen and store nothing
  --help      this text

The database is the one the server uses: .data/ (DATA_DIR), or DATABASE_URL. The embedded one can be open only once: stop the
map first. Exit code 1 when anything was wrong.`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		town: { type: 'string' },
		review: { type: 'string', default: 'preliminary' },
		limit: { type: 'string', multiple: true, default: [] },
		language: { type: 'string', default: 'en' },
		'dry-run': { type: 'boolean', default: false },
		help: { type: 'boolean', short: 'h' }
	}
});

/** The calendar day in the town's time zone, which may differ from that of the machine. */
const todayIn = (time_zone: string): string =>
	new Intl.DateTimeFormat('sv-SE', { timeZone: time_zone }).format(new Date());

function readLimits(given: readonly string[]): Record<string, string> {
	return Object.fromEntries(
		given.map((text) => {
			const [, item, value] = /^([a-z][a-z0-9_]*)=(\d+(?:\.\d+)?)$/.exec(text) ?? [];
			if (!item || !value) throw new StartError(`--limit ${text}: write it like nh3n=0.025`);
			return [item, value];
		})
	);
}

/** Maximum number of problems that are printed. */
const MAX_SHOWN = 200;

function report(preview: ImportPreview, language: Language): void {
	if (preview.file_problem) console.error(`${preview.file}: ${fileProblemText(preview.file_problem, language)}`);
	for (const { name, columns, problems, suspicious, skipped } of preview.sheets) {
		const place = name === null ? preview.file : `${preview.file} [${name}]`;
		for (const column of columns) {
			if (column.header === '') continue;
			console.log(`  ${column.letter}  ${column.header} -> ${column.item ?? column.taken_for}`);
		}
		for (const { row, text } of skipped) console.log(`  row ${row} left out: ${text}`);
		for (const found of suspicious) console.log(`  look at ${labProblemText(found, language)}`);
		for (const found of problems.slice(0, MAX_SHOWN)) console.error(`${place}: ${labProblemText(found, language)}`);
		if (problems.length > MAX_SHOWN) console.error(`${place}: and ${problems.length - MAX_SHOWN} more`);
	}
}

async function main(file: string): Promise<void> {
	const review = REVIEW_STATES.find((state) => state === values.review);
	if (!review) throw new StartError(`--review ${values.review}: one of ${REVIEW_STATES.join(', ')}`);
	const language: Language = isLanguage(values.language) ? values.language : 'en';
	const size = statSync(file, { throwIfNoEntry: false })?.size;
	if (size === undefined) throw new StartError(`no such file: ${file}`);
	if (size > MAX_FILE_BYTES) throw new StartError(`${path.basename(file)}: ${fileProblemText('too_large', language)}`);
	const limits = readLimits(values.limit);
	await withDatabase(async ({ engine }, settings) => {
		await migrate(engine, settings.supabaseDir);
		await seedTowns(engine, settings);
		const town = await chosenTown(engine, values.town ?? settings.defaultTown);
		const today = todayIn(town.time_zone);
		const name = path.basename(file);
		const preview = await previewImport(engine, town.code, readFileSync(file), name, { today, limits });
		report(preview, language);
		const fresh = preview.samples.filter(({ state }) => state === 'new').length;
		const counts = `${preview.samples.length} samples (${fresh} new), ${preview.readings} readings`;
		if (!isAcceptable(preview)) {
			console.error(`${name}: nothing was stored (${counts} understood)`);
			process.exitCode = 1;
		} else if (values['dry-run']) console.log(`${name}: ${counts}; nothing stored (--dry-run)`);
		else {
			const progress = (done: number, all: number) => {
				if (process.stdout.isTTY) process.stdout.write(`\r  ${done} of ${all} samples`);
			};
			const { stored, moved, readings } = await commitImport(engine, town.code, preview, review, progress);
			if (process.stdout.isTTY) process.stdout.write('\n');
			console.log(`${name}: ${stored} samples stored with ${readings} readings, ${moved} moved to "${review}"`);
		}
	});
}

const [file] = positionals;
await runCommand(HELP, values.help || !file ? null : () => main(file));
