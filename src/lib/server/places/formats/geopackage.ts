/** GeoPackage (OGC 12-128r19): an SQLite file, opened read-only, of which only real tables are read. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import * as v from 'valibot';
import { declaredByPrj } from '../../../domain/places/formats/prj.ts';
import {
	FileRefused,
	MOST_FEATURES,
	type DeclaredSystem,
	type RawFeature,
	type RawLayer,
	type ReadProgress,
	valueText
} from '../../../domain/places/formats/reader.ts';
import { readGeoPackageShape } from '../../../domain/places/formats/wkb.ts';

const listed = v.array(
	v.object({
		table_name: v.string(),
		column_name: v.string(),
		srs_id: v.number(),
		organization: v.nullable(v.string()),
		organization_id: v.nullable(v.number()),
		definition: v.nullable(v.string())
	})
);

const PORTION = 2000;
/** More layers than that in one file are not chosen from by hand. */
const MAX_LAYERS = 20;

/** @throws FileRefused */
export async function readGeoPackage(bytes: Uint8Array, progress: ReadProgress): Promise<RawLayer[]> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'renewal-gpkg-'));
	try {
		const file = path.join(folder, 'file.gpkg');
		await writeFile(file, bytes);
		return await readLayers(file, progress);
	} catch (error) {
		if (error instanceof FileRefused) throw error;
		const code = error instanceof Error && 'code' in error ? error.code : '';
		// Whatever SQLite says of the file.
		if (code === 'ERR_SQLITE_ERROR') throw new FileRefused('broken_geopackage');
		if (code === 'ENOSPC') throw new FileRefused('no_space');
		throw error;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function readLayers(file: string, progress: ReadProgress): Promise<RawLayer[]> {
	const database = new DatabaseSync(file, { readOnly: true, allowExtension: false });
	try {
		// The file is a stranger's: no function of its schema runs, and nothing of it is written.
		database.exec('pragma trusted_schema = off; pragma query_only = on; pragma cell_size_check = on;');
		const tables = v.safeParse(
			listed,
			database
				.prepare(
					`select c.table_name, c.column_name, c.srs_id, s.organization, s.organization_coordsys_id as organization_id, s.definition
					from gpkg_geometry_columns as c
					join sqlite_master as m on m.name = c.table_name and m.type = 'table' and m.sql not like 'create virtual%'
					left join gpkg_spatial_ref_sys as s on s.srs_id = c.srs_id order by c.table_name limit ${MAX_LAYERS}`
				)
				.all()
		);
		if (!tables.success || tables.output.length === 0) throw new FileRefused('no_layers');
		const layers: RawLayer[] = [];
		for (const [place, table] of tables.output.entries()) {
			const share = (inner: number): Promise<void> => progress((place + inner) / tables.output.length);
			layers.push(await readTable(database, table, share));
		}
		const filled = layers.filter(({ features }) => features.length > 0);
		if (filled.length === 0) throw new FileRefused('empty');
		return filled;
	} finally {
		database.close();
	}
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function readTable(
	database: DatabaseSync,
	table: v.InferOutput<typeof listed>[number],
	progress: ReadProgress
): Promise<RawLayer> {
	const { table_name, column_name } = table;
	const features: RawFeature[] = [];
	const columns = new Set<string>();
	const rows = database.prepare(`select * from ${quoted(table_name)} limit ${MOST_FEATURES + 1}`).iterate();
	for (const row of rows) {
		const { [column_name]: shape, ...others } = row;
		const values: Record<string, string> = {};
		for (const [key, value] of Object.entries(others)) {
			columns.add(key);
			values[key] = textOf(value);
		}
		const read =
			shape instanceof Uint8Array
				? readGeoPackageShape(shape)
				: ({ shape: null, trouble: shape === null ? 'no_geometry' : 'broken_geometry' } as const);
		features.push({ row: features.length + 1, ...read, values });
		if (features.length > MOST_FEATURES) throw new FileRefused('too_many_features', String(features.length));
		if (features.length % PORTION === 0) await progress(Math.min(0.9, features.length / MOST_FEATURES));
	}
	return { name: table_name, columns: [...columns], features, declared: declaredOf(table) };
}

const textOf = (value: SQLOutputValue | undefined): string => (value instanceof Uint8Array ? '' : valueText(value));

function declaredOf({
	organization,
	organization_id,
	definition
}: v.InferOutput<typeof listed>[number]): DeclaredSystem {
	if (organization?.toUpperCase() === 'EPSG' && organization_id !== null && organization_id > 0)
		return { epsg: organization_id };
	return definition && definition !== 'undefined' ? declaredByPrj(definition) : null;
}
