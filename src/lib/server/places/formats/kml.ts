/** KML (OGC 12-007r2): always longitude and latitude of WGS 84. Nothing outside the file is ever asked for. */
import { kml } from '@tmcw/togeojson';
import { DOMParser, type Document } from '@xmldom/xmldom';
import {
	columnsOf,
	countedFeatures,
	FileRefused,
	type RawFeature,
	type RawLayer,
	type ReadProgress,
	valueText
} from '../../../domain/places/formats/reader.ts';
import { readShape } from '../../../domain/places/geometry/read-shape.ts';

/** How a map draws a place says nothing of the place. */
const STYLE = /^(stroke|fill|icon|marker|label|style|visibility|tessellate|extrude|altitudeMode|gx_)/;
const PORTION = 2000;

/** @throws FileRefused; a document type is refused before anything is parsed, and with it every entity */
export async function readKml(text: string, name: string, progress: ReadProgress): Promise<RawLayer> {
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
