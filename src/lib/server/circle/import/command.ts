/** Shared command of `npm run import:residents` and `npm run import:facilities`. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { GCJ_HINT, intakeProblemText } from '../../../domain/circle/import/row-messages.ts';
import { seedTowns } from '../../backend/backend.ts';
import { runCommand } from '../../backend/command.ts';
import { migrate } from '../../backend/migrate.ts';
import { StartError } from '../../backend/settings.ts';
import { withDatabase } from '../../backend/with-database.ts';
import type { Visibility } from '../store-places.ts';
import { chosenTown } from '../../shared/chosen-town.ts';
import { isAcceptable, previewPlaces, type PlacePreview } from './preview.ts';
import { PlaceFileError, type CircleImportKind } from './read-places.ts';
import { storePlaces, type StoredPlaces } from './store-import.ts';

const VISIBILITIES: readonly Visibility[] = ['public', 'internal', 'restricted'];
/** Maximum number of problems that are printed. */
const MAX_SHOWN = 200;

/** Parses the command line, imports or previews, prints the result and sets the exit code. */
export const runImport = (importKind: CircleImportKind, help: string): Promise<void> =>
	runCommand(help, () => importPlaces(importKind, help));

async function importPlaces(importKind: CircleImportKind, help: string): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			town: { type: 'string' },
			visibility: { type: 'string', default: 'internal' },
			'dry-run': { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h' }
		}
	});
	const [file, ...others] = positionals;
	if (values.help || file === undefined) {
		console.log(help);
		return;
	}
	if (others.length > 0) throw new StartError(`one file at a time, not ${positionals.length}`);
	const visibility = VISIBILITIES.find((known) => known === values.visibility);
	if (!visibility) throw new StartError(`--visibility ${values.visibility}: one of ${VISIBILITIES.join(', ')}`);
	const bytes = await readFile(file).catch((error: unknown) => {
		throw new StartError(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
	});
	await withDatabase(async ({ engine }, settings) => {
		await migrate(engine, settings.supabaseDir);
		await seedTowns(engine, settings);
		const town = await chosenTown(engine, values.town ?? settings.defaultTown);
		const name = path.basename(file);
		const preview = await previewPlaces(engine, town, importKind, bytes, name).catch((error: unknown) => {
			throw error instanceof PlaceFileError ? new StartError(`${file}: ${error.message}; nothing was stored`) : error;
		});
		printPreview(file, preview);
		if (!isAcceptable(preview)) process.exitCode = 1;
		else if (values['dry-run']) console.log(`${file}: ${countsOf(preview)}; nothing stored (--dry-run)`);
		else console.log(storedText(file, preview, await storePlaces(engine, town, preview, visibility), visibility));
	});
}

function printPreview(file: string, preview: PlacePreview): void {
	const { problems, notes, unused, allOffStreets } = preview;
	if (unused.length > 0) console.error(`${file}: columns without a use here: ${unused.join(', ')}`);
	for (const list of [problems, notes]) {
		for (const one of list.slice(0, MAX_SHOWN)) console.error(intakeProblemText(file, one));
		if (list.length > MAX_SHOWN) console.error(`${file}: … and ${list.length - MAX_SHOWN} more rows`);
	}
	if (allOffStreets) console.error(`${file}: all places are off the streets. ${GCJ_HINT}`);
	if (!isAcceptable(preview)) console.error(`${file}: nothing was stored (${countsOf(preview)} understood)`);
}

function countsOf({ importKind, compounds, facilities }: PlacePreview): string {
	if (importKind === 'facilities') return `${facilities.length} facilities`;
	const people = compounds.reduce((sum, { population }) => sum + (population ?? 0), 0);
	return `${compounds.length} compounds with ${people} people`;
}

function storedText(file: string, preview: PlacePreview, stored: StoredPlaces, visibility: Visibility): string {
	return [
		`${file}: ${countsOf(preview)} stored, ${visibility}`,
		...(stored.replaced ? ['what the file had brought before was replaced'] : []),
		...(stored.examplesRemoved > 0 ? [`${stored.examplesRemoved} examples made room`] : []),
		...(visibility === 'public' ? [] : ['the public pages do not show them: --visibility public does'])
	].join('; ');
}
