/**
 * Worker thread that reads an extract: its memory is released when the thread ends, before the embedded database takes
 * its gigabyte.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { BBox } from '../../domain/shared/geo/bbox.ts';
import { osmImportOf, type OsmImport } from './load/osm-import.ts';
import { assemble, readExtract, type OsmExtract } from './extract.ts';
import { readOverpass } from './overpass.ts';
import { OsmFileError } from './pbf/blocks.ts';
import { report } from './load/import-report.ts';

export interface ReadOrder {
	/** A file, or an Overpass address, which needs a box. */
	readonly from: { readonly file: string } | { readonly overpass: string; readonly bbox: BBox };
	/** Name under which it is reported and stored. */
	readonly name: string;
	readonly bbox: BBox | null;
	/** Only the report, no import. */
	readonly reportOnly: boolean;
}

export type ReadMessage =
	| { readonly type: 'progress'; readonly share: number }
	| { readonly type: 'refused'; readonly reason: string }
	| { readonly type: 'read'; readonly report: string; readonly osmImport: OsmImport | null };

const post = (message: ReadMessage): void => parentPort?.postMessage(message);

async function read({ from, bbox }: ReadOrder): Promise<OsmExtract> {
	if ('file' in from) return readExtract(from.file, { bbox, onProgress: (share) => post({ type: 'progress', share }) });
	const { data, asOf } = await readOverpass(from.overpass, from.bbox);
	return { ...assemble(from.overpass, data, from.bbox), asOf, program: 'Overpass' };
}

async function work(order: ReadOrder): Promise<void> {
	const extract = await read(order);
	const source = 'file' in order.from ? order.from.file : order.from.overpass;
	const osmImport = order.reportOnly ? null : osmImportOf(order.name, extract, order.bbox);
	post({ type: 'read', report: report(source, extract), osmImport });
}

await work(workerData as ReadOrder).catch((error: unknown) => {
	if (!(error instanceof OsmFileError)) throw error;
	post({ type: 'refused', reason: error.message });
});
