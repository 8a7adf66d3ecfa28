/** Records of the workload of the fault tests; every name is invented. */
import type { ImportAbout, StagedRow } from '../../../src/lib/data/places/imports.ts';

export const PLANNER = 'planner@example.org';
export const FEATURE = 'pl-bailian-570';
export const IMPORT_ROWS = 150;

export const aboutImport: ImportAbout = {
	file_name: '示例.zip',
	file_sha256: 'a'.repeat(64),
	file_bytes: 1000,
	file_format: 'shapefile',
	layer: '示例',
	system: 'EPSG:4549',
	axis_order: 'east_north',
	method: 'projection',
	control_points: null,
	error_m: 0,
	accuracy_m: 1,
	document: '示例控规',
	class: 'parcel',
	theme: 'land_transformation',
	kind: 'parcel',
	lifecycle: null,
	visibility: 'internal',
	match_by: 'parcel_no'
};

/** Squares of 20 m in the east of the town. */
export const rowsOfImport = (name: string): StagedRow[] =>
	Array.from({ length: IMPORT_ROWS }, (_, n) => {
		const [w, s, side] = [121.4 + (n % 40) * 0.0005, 31.29 + Math.floor(n / 40) * 0.0005, 0.0002];
		const ring = [
			[w, s],
			[w, s + side],
			[w + side, s + side],
			[w + side, s],
			[w, s]
		];
		return {
			row: n + 1,
			given: { parcel_no: `示例-${name}-${n}`, name: `示例地块 ${name}-${n}` },
			geom: { type: 'Polygon', coordinates: [ring] },
			trouble: null,
			detail: null
		};
	});
