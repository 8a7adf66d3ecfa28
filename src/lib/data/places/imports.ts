/** Imports of place files into the database: started, staged in batches, checked, stored at once, undone. */
import * as v from 'valibot';
import { FILE_FORMATS } from '../../domain/places/formats/reader.ts';
import { IMPORT_STATES, MATCH_KEYS, METHODS, OUTCOMES, ROW_REASONS } from '../../domain/places/import/outcome.ts';
import type { Visibility } from '../../domain/shared/visibility.ts';
import type { DataClient } from '../client.ts';
import { rpcOrRefusal, unwrap, type Answer } from '../rpc.ts';

/** Refusals of the database. `edited_since` comes with the number of records, and the slugs of up to twenty. */
export const IMPORT_REFUSALS = [
	'not_allowed',
	'unknown_import',
	'not_staged',
	'not_committed',
	'changed_since',
	'nothing_to_store',
	'reason_missing',
	'edited_since',
	'invalid'
] as const;
export type ImportRefusal = (typeof IMPORT_REFUSALS)[number];

/** Values refused by check constraints. */
const ALIASES = { '22': 'invalid', '23': 'invalid' } as const;

const counts = v.object({
	rows: v.number(),
	new: v.number(),
	changed: v.number(),
	same: v.number(),
	refused: v.number(),
	area_differs: v.number(),
	left_as_edited: v.optional(v.number(), 0)
});

const importRow = v.object({
	id: v.number(),
	state: v.picklist(IMPORT_STATES),
	file_name: v.string(),
	file_sha256: v.string(),
	file_bytes: v.number(),
	file_format: v.picklist(FILE_FORMATS),
	layer: v.string(),
	system: v.string(),
	axis_order: v.string(),
	method: v.picklist(METHODS),
	control_points: v.nullable(v.number()),
	error_m: v.number(),
	accuracy_m: v.number(),
	document: v.string(),
	class: v.string(),
	theme: v.string(),
	kind: v.string(),
	lifecycle: v.nullable(v.string()),
	visibility: v.string(),
	match_by: v.picklist(MATCH_KEYS),
	counts: v.nullable(v.fallback(v.nullable(counts), null)),
	started_at: v.string(),
	committed_by_email: v.nullable(v.string()),
	committed_at: v.nullable(v.string()),
	undone_by_email: v.nullable(v.string()),
	undone_at: v.nullable(v.string()),
	undone_reason: v.nullable(v.string())
});
export type GeometryImport = v.InferOutput<typeof importRow>;

const values = v.nullable(v.record(v.string(), v.union([v.string(), v.number(), v.null()])));
const reportRow = v.object({
	row: v.number(),
	outcome: v.nullable(v.picklist(OUTCOMES)),
	reason: v.nullable(v.picklist(ROW_REASONS)),
	detail: v.nullable(v.string()),
	slug: v.nullable(v.string()),
	name: v.string(),
	before: values,
	after: values,
	moved: v.boolean(),
	area_m2: v.nullable(v.number()),
	drawn_area_m2: v.nullable(v.number()),
	area_differs: v.boolean(),
	place: v.nullable(v.tuple([v.number(), v.number()]))
});
export type ReportRow = v.InferOutput<typeof reportRow>;
const report = v.object({ import: importRow, rows: v.array(reportRow) });
export type ImportReport = v.InferOutput<typeof report>;

const geometry = v.looseObject({ type: v.string(), coordinates: v.array(v.unknown()) });
const shapes = v.array(
	v.object({
		row: v.number(),
		outcome: v.nullable(v.picklist(OUTCOMES)),
		geom: geometry,
		place: v.nullable(geometry)
	})
);
export type ImportShapes = v.InferOutput<typeof shapes>;

/** Settings of an import, from the user and the file. */
export interface ImportAbout {
	file_name: string;
	file_sha256: string;
	file_bytes: number;
	file_format: string;
	layer: string;
	system: string;
	axis_order: string;
	method: string;
	control_points: number | null;
	error_m: number;
	accuracy_m: number;
	document: string;
	class: string;
	theme: string;
	kind: string;
	lifecycle: string | null;
	visibility: Visibility;
	match_by: string;
}

/** One row: its geometry in WGS 84, and the values of its columns under the names of the database. */
export interface StagedRow {
	row: number;
	given: Readonly<Record<string, string | number>>;
	geom: { type: string; coordinates: unknown } | null;
	trouble: string | null;
	detail: string | null;
}

/** @param headings SHA-256 of the file's headings @param mapping stored for the next file with the same headings @returns its number */
export async function startImport(
	db: DataClient,
	town: string,
	about: ImportAbout,
	headings: string,
	mapping: Readonly<Record<string, string>>
): Promise<Answer<number, ImportRefusal>> {
	const args = { p_town: town, p_about: about, p_headings: headings, p_mapping: mapping };
	return rpcOrRefusal(db, 'start_geometry_import', args, v.number(), IMPORT_REFUSALS, ALIASES);
}

/** @returns the number of staged rows */
export async function stageRows(
	db: DataClient,
	town: string,
	id: number,
	rows: readonly StagedRow[]
): Promise<Answer<number, ImportRefusal>> {
	const args = { p_town: town, p_import: id, p_rows: rows };
	return rpcOrRefusal(db, 'stage_geometry_rows', args, v.number(), IMPORT_REFUSALS, ALIASES);
}

export type Counts = v.InferOutput<typeof counts>;

export type ImportCounted = Answer<Counts, ImportRefusal>;

export async function checkImport(db: DataClient, town: string, id: number): Promise<ImportCounted> {
	return rpcOrRefusal(db, 'check_geometry_import', { p_town: town, p_import: id }, counts, IMPORT_REFUSALS, ALIASES);
}

/** Stores all of it or nothing. */
export async function storeImport(db: DataClient, town: string, id: number): Promise<ImportCounted> {
	return rpcOrRefusal(db, 'import_features', { p_town: town, p_import: id }, counts, IMPORT_REFUSALS, ALIASES);
}

const undone = v.object({ removed: v.number(), restored: v.number(), left: v.number() });

/** @param leaveEdited records edited since stay; without it one such record refuses the whole */
export async function undoImport(
	db: DataClient,
	town: string,
	id: number,
	reason: string,
	leaveEdited: boolean
): Promise<Answer<v.InferOutput<typeof undone>, ImportRefusal>> {
	const args = { p_town: town, p_import: id, p_reason: reason, p_leave_edited: leaveEdited };
	return rpcOrRefusal(db, 'undo_geometry_import', args, undone, IMPORT_REFUSALS, ALIASES);
}

/** @param most rows of each outcome @returns null for an unknown import */
export async function importReport(
	db: DataClient,
	town: string,
	id: number,
	most: number
): Promise<Answer<ImportReport | null, ImportRefusal>> {
	const args = { p_town: town, p_import: id, p_most: most };
	return rpcOrRefusal(db, 'geometry_import_report', args, v.nullable(report), IMPORT_REFUSALS, ALIASES);
}

export async function importShapes(
	db: DataClient,
	town: string,
	id: number,
	most: number
): Promise<Answer<ImportShapes, ImportRefusal>> {
	const args = { p_town: town, p_import: id, p_most: most };
	return rpcOrRefusal(db, 'geometry_import_shapes', args, shapes, IMPORT_REFUSALS, ALIASES);
}

/** Imports, newest first. */
export async function listImports(db: DataClient, town: string, most: number): Promise<GeometryImport[]> {
	const answer = await db
		.from('geometry_imports')
		.select('*')
		.eq('town_code', town)
		.neq('state', 'staged')
		.order('id', { ascending: false })
		.limit(most);
	return unwrap(answer, v.array(importRow));
}

/** The mapping chosen for the same headings before; null for the first time. */
export async function rememberedMapping(
	db: DataClient,
	town: string,
	headings: string
): Promise<Record<string, string> | null> {
	const answer = await db.from('import_mappings').select('mapping').eq('town_code', town).eq('headings', headings);
	const [found] = unwrap(answer, v.array(v.object({ mapping: v.record(v.string(), v.string()) })));
	return found?.mapping ?? null;
}
