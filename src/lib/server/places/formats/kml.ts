/** KML (OGC 12-007r2), always in WGS 84. Network links are not followed. */
import { kml } from '@tmcw/togeojson';
import { DOMParser, type Document } from '@xmldom/xmldom';
import {
	columnsOf,
	countedFeatures,
	FileRefused,
	type RawFeature,
	type RawLayer,
	type PlacesReader,
	type ReadProgress,
	valueText,
	withText
} from '../../../domain/places/formats/reader.ts';
import { readShape } from '../../../domain/places/geometry/read-shape.ts';

/** Properties of styles, left out. */
const STYLE = /^(stroke|fill|icon|marker|label|style|visibility|tessellate|extrude|altitudeMode|gx_)/;
const PORTION = 2000;

export const kmlReader: PlacesReader = {
	format: 'kml',
	extensions: ['kml'],
	sniff: (file) => file.text()?.startsWith('<') === true,
	read: async (file, { progress }) => ({
		format: 'kml',
		layers: [await readKml(withText(file), file.name, progress)],
		notes: []
	})
};

/** @throws FileRefused; documents with a DOCTYPE are refused before parsing, and so are entities */
async function readKml(text: string, name: string, progress: ReadProgress): Promise<RawLayer> {
	if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new FileRefused('kml_with_entities');
	await progress(0.1);
	const found = kml(parsed(text)).features;
	const features: RawFeature[] = [];
	for (const [place, { geometry, properties }] of countedFeatures(found).entries()) {
		const values = Object.fromEntries(
			Object.entries(properties ?? {})
				.filter(([key]) => !STYLE.test(key))
				.map(([key, value]) => [key, markupFree(value)])
		);
		features.push({ row: place + 1, ...readShape(geometry), values });
		if (place % PORTION === 0) await progress(0.7 + (0.3 * place) / found.length);
	}
	return { name, columns: columnsOf(features), features, declared: { epsg: 4326 } };
}

function parsed(text: string): Document {
	const refuse = (): never => {
		throw new FileRefused('broken_kml');
	};
	try {
		const document = new DOMParser({
			onError: (level) => {
				if (level !== 'warning') refuse();
			}
		}).parseFromString(text, 'text/xml');
		return document.getElementsByTagName('kml').length > 0 ? document : refuse();
	} catch {
		return refuse();
	}
}

/** Descriptions come as {"@type": "html", "value": …}. */
function markupFree(value: unknown): string {
	const inner = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
	return valueText(inner).trim();
}
