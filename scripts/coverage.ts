/** `npm run coverage`: walking coverage computed from files alone, without a database. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { coverageReport, type ReportResult } from '../src/lib/domain/circle/coverage/coverage-report.ts';
import { GeoJsonError, placeRows, takeStreets } from '../src/lib/domain/circle/import/geojson.ts';
import { takeFacilities, takeResidents, type Intake, type PlaceRow } from '../src/lib/domain/circle/import/rows.ts';
import { GCJ_HINT, intakeProblemText } from '../src/lib/domain/circle/import/row-messages.ts';
import { islandsOf } from '../src/lib/domain/circle/network/islands.ts';
import { buildNetwork, NetworkError, type WalkingNetwork } from '../src/lib/domain/circle/network/network.ts';
import type { ResidentPoint } from '../src/lib/domain/circle/facility.ts';
import { joinStreets } from '../src/lib/domain/circle/network/streets.ts';
import type { Street } from '../src/lib/domain/circle/network/vertices.ts';
import { runCommand, UsageError } from '../src/lib/server/backend/command.ts';
import { readExtract } from '../src/lib/server/osm/extract.ts';
import { OsmFileError } from '../src/lib/server/osm/pbf/blocks.ts';

const HELP = `Usage: npm run --silent coverage -- --network FILE --residents FILE --facilities FILE [options]

Prints as JSON how long every resident walks to the nearest facility of each kind, and what share of the residents
is within the limit. No database is needed.

  --network FILE      streets: an OpenStreetMap extract (.osm.pbf) or GeoJSON LineStrings with the properties
                      highway or class, bridge, tunnel, layer, foot, access. Lines meet where they share a point.
  --residents FILE    GeoJSON points with id and population
  --facilities FILE   GeoJSON points with id and kind; state (operating, under_construction, planned, closed) and
                      several rows with one id (its entrances) are optional. Only what operates counts.
  --minutes N         how long a walk may take (15)
  --speed N           metres a minute (60)
  --snap N            how far a point may lie from a street, in metres (100); farther ones are reported, not dropped
  --required A,B      kinds that make a circle complete (every kind of the file)
  --help              this text

minutes are null where there is no way; complete_share are the residents within the limit of every required kind at
once, mean_share is the mean of the kinds. after_planned is there when a facility is planned or under construction.`;

/** A message for the user: what is wrong, in which file and row. */
class InputError extends Error {}

const MAX_SHOWN = 20;

/** A file with an invalid row is refused: half the residents would give a meaningless share. */
function demandWhole<T>(file: string, { taken, problems, notes }: Intake<T>, what: string): readonly T[] {
	const listed = problems.slice(0, MAX_SHOWN).map((problem) => intakeProblemText(file, problem));
	if (problems.length > MAX_SHOWN) listed.push(`… and ${problems.length - MAX_SHOWN} more rows`);
	if (listed.length > 0) throw new InputError(listed.join('\n'));
	if (taken.length === 0) throw new InputError(`${file}: holds no ${what}`);
	const once = new Map(notes.map((note) => [`${note.code} ${note.value}`, note]));
	for (const note of [...once.values()].slice(0, MAX_SHOWN)) console.error(intakeProblemText(file, note));
	return taken;
}

async function readJson(file: string): Promise<unknown> {
	const text = await readFile(file, 'utf8').catch((error: unknown) => {
		throw new InputError(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
	});
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new InputError(`${file}: not JSON: ${error instanceof Error ? error.message : String(error)}`);
	}
}

async function readStreets(file: string): Promise<readonly Street[]> {
	if (file.endsWith('.pbf')) {
		const { streets } = await readExtract(file);
		if (streets.missingNodes > 0) {
			console.error(`${file}: ${streets.missingNodes} points of streets are missing from the extract; cut there`);
		}
		return streets.streets;
	}
	const intake = takeStreets(await readJson(file));
	if (intake.notWalked > 0)
		console.error(`${file}: ${intake.notWalked} lines are not walked (expressway, railway, river, …)`);
	if (intake.notLines > 0) console.error(`${file}: ${intake.notLines} features are no lines and are passed over`);
	const problems = intake.problems.map((problem) => intakeProblemText(file, problem));
	if (problems.length > 0) throw new InputError(problems.slice(0, MAX_SHOWN).join('\n'));
	return intake.taken;
}

async function readNetwork(file: string): Promise<WalkingNetwork> {
	const { arrays, tidied } = joinStreets(await readStreets(file));
	if (arrays.from.length === 0) throw new InputError(`${file}: the network has no edge: no street in it may be walked`);
	const network = buildNetwork(arrays);
	if (tidied.zeroLength > 0) console.error(`${file}: ${tidied.zeroLength} zero-length steps left out`);
	if (tidied.duplicates > 0) console.error(`${file}: ${tidied.duplicates} duplicate edges laid once`);
	const islands = islandsOf(network);
	if (islands.count > 1) {
		const share = (islands.largestShare * 100).toFixed(1);
		console.error(`${file}: ${islands.count} parts without a connection; the largest holds ${share} % of the length`);
	}
	return network;
}

/** At least this many points must all be far from the streets before the whole file is doubted. */
const ENOUGH_TO_DOUBT = 3;

function reportOffNetwork(
	files: Files,
	residents: readonly ResidentPoint[],
	result: ReportResult,
	snap_m: number
): void {
	const { report, offResidents, offFacilities } = result;
	const distances = offResidents.map((i) => report.residents[i]?.snapped_m ?? 0).sort((a, b) => a - b);
	const nearest_m = Math.round(distances[0] ?? 0);
	const allOff = offResidents.length === residents.length;
	if (offResidents.length > 0) {
		const ids = offResidents.slice(0, MAX_SHOWN).map((i) => `${residents[i]?.id} (row ${i + 1})`);
		const more = offResidents.length > MAX_SHOWN ? ', …' : '';
		console.error(
			`${files.residents}: ${offResidents.length} of ${residents.length} residents lie more than ${snap_m} m from ` +
				`every street (the nearest ${nearest_m} m) and reach nothing: ${ids.join(', ')}${more}`
		);
	}
	for (const { id, kind } of offFacilities.slice(0, MAX_SHOWN)) {
		console.error(`${files.facilities}: ${kind} ${id} lies more than ${snap_m} m from every street; nobody reaches it`);
	}
	if (allOff && residents.length >= ENOUGH_TO_DOUBT)
		console.error(`${files.residents}: all residents are off. ${GCJ_HINT}`);
}

interface Files {
	readonly network: string;
	readonly residents: string;
	readonly facilities: string;
}

function positive(name: string, text: string): number {
	const value = Number(text);
	if (text.trim() === '' || !Number.isFinite(value) || value <= 0) {
		throw new UsageError(`--${name} ${text}: a number above 0 is needed`);
	}
	return value;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			network: { type: 'string' },
			residents: { type: 'string' },
			facilities: { type: 'string' },
			minutes: { type: 'string', default: '15' },
			speed: { type: 'string', default: '60' },
			snap: { type: 'string', default: '100' },
			required: { type: 'string' },
			help: { type: 'boolean', short: 'h' }
		}
	});
	if (values.help) {
		console.log(HELP);
		return;
	}
	const { network: networkFile, residents: residentsFile, facilities: facilitiesFile } = values;
	if (!networkFile || !residentsFile || !facilitiesFile) {
		throw new UsageError('--network, --residents and --facilities are needed');
	}
	const files: Files = { network: networkFile, residents: residentsFile, facilities: facilitiesFile };
	const minutes = positive('minutes', values.minutes);
	const speed_m_per_min = positive('speed', values.speed);
	const snapLimit_m = positive('snap', values.snap);
	const rowsOf = (file: string): Promise<PlaceRow[]> => named(file, readJson(file).then(placeRows));
	const residents = demandWhole(files.residents, takeResidents(await rowsOf(files.residents)), 'resident');
	const facilities = demandWhole(files.facilities, takeFacilities(await rowsOf(files.facilities)), 'facility');
	const network = await named(files.network, readNetwork(files.network));
	const required = values.required?.split(',').filter((kind) => kind !== '') ?? null;
	const result = coverageReport({ network, residents, facilities, minutes, speed_m_per_min, snapLimit_m, required });
	reportOffNetwork(files, residents, result, snapLimit_m);
	if (result.offResidents.length === residents.length && result.offFacilities.length === facilities.length) {
		throw new InputError(`no resident and no facility lies within ${snapLimit_m} m of a street. ${GCJ_HINT}`);
	}
	console.log(JSON.stringify(result.report, null, 2));
}

/** Prefixes a reader's message with the file's name. */
async function named<T>(file: string, reading: Promise<T>): Promise<T> {
	return reading.catch((error: unknown) => {
		if (error instanceof GeoJsonError || error instanceof NetworkError)
			throw new InputError(`${file}: ${error.message}`);
		throw error;
	});
}

await runCommand(HELP, main, InputError, OsmFileError);
