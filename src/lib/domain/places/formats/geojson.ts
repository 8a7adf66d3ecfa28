/** GeoJSON (RFC 7946, and the `crs` member of its predecessor of 2008). */
import * as v from 'valibot';
import {
	columnsOf,
	countedFeatures,
	FileRefused,
	type DeclaredSystem,
	type RawFeature,
	type RawLayer,
	type PlacesReader,
	type ReadProgress,
	valueText,
	withText
} from './reader.ts';
import { readShape } from '../geometry/read-shape.ts';

const named = v.object({ properties: v.object({ name: v.string() }) });
const collection = v.object({ type: v.literal('FeatureCollection'), features: v.array(v.unknown()) });
const feature = v.object({
	type: v.literal('Feature'),
	geometry: v.optional(v.unknown()),
	properties: v.nullish(v.record(v.string(), v.unknown()))
});

/** Features between two calls of progress. */
const PORTION = 2000;

export const geoJsonReader: PlacesReader = {
	format: 'geojson',
	extensions: ['geojson', 'json'],
	sniff: (file) => /^[{[]/.test(file.text() ?? ''),
	read: async (file, { progress }) => ({
		format: 'geojson',
		layers: [await readGeoJson(withText(file), file.name, progress)],
		notes: []
	})
};

async function readGeoJson(text: string, name: string, progress: ReadProgress): Promise<RawLayer> {
	const root = parsed(text);
	await progress(0.3);
	const whole = v.safeParse(collection, root);
	const members = whole.success ? whole.output.features : [asFeature(root)];
	const features: RawFeature[] = [];
	for (const [place, member] of countedFeatures(members).entries()) {
		features.push(featureOf(member, place + 1));
		if (place % PORTION === 0) await progress(0.3 + (0.7 * place) / members.length);
	}
	return { name, columns: columnsOf(features), features, declared: declaredOf(root) };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new FileRefused('broken_geojson');
	}
}

/** A single feature or a bare geometry is a file of one feature. */
function asFeature(root: unknown): unknown {
	if (v.is(feature, root)) return root;
	const bare = readShape(root);
	if (bare.trouble === 'broken_geometry' || bare.trouble === 'no_geometry' || !isTyped(root))
		throw new FileRefused('broken_geojson');
	return { type: 'Feature', geometry: root, properties: {} };
}

const isTyped = (root: unknown): boolean =>
	v.is(v.object({ type: v.string(), coordinates: v.array(v.unknown()) }), root);

function featureOf(member: unknown, row: number): RawFeature {
	const read = v.safeParse(feature, member);
	if (!read.success) return { row, shape: null, trouble: 'broken_geometry', values: {} };
	const values = Object.fromEntries(
		Object.entries(read.output.properties ?? {}).map(([key, value]) => [key, valueText(value)])
	);
	return { row, ...readShape(read.output.geometry), values };
}

function declaredOf(root: unknown): DeclaredSystem {
	if (typeof root !== 'object' || root === null || !('crs' in root)) return null;
	const crs = v.safeParse(named, root.crs);
	if (!crs.success) return null;
	const { name } = crs.output.properties;
	if (/CRS84$/i.test(name)) return { epsg: 4326 };
	const [, epsg] = /EPSG:+(?:[\d.]*:)?(\d{4,5})$/i.exec(name) ?? [];
	return epsg ? { epsg: Number(epsg) } : { text: name.slice(0, 120) };
}
