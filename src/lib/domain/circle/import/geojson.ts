import { isLonLat } from '../../shared/geo/geodesy.ts';
import { problem, type Intake, type IntakeProblem, type PlaceRow } from './rows.ts';
import type { Street } from '../network/vertices.ts';
import { walkabilityOfDrawn } from '../network/walkability.ts';

/** The file as a whole cannot be used. */
export class GeoJsonError extends Error {}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws GeoJsonError unless the value is a FeatureCollection (RFC 7946) with at least one feature */
function featuresOf(value: unknown): Json[] {
	if (!isObject(value) || value['type'] !== 'FeatureCollection' || !Array.isArray(value['features'])) {
		throw new GeoJsonError('this is not a GeoJSON FeatureCollection');
	}
	const features: unknown[] = value['features'];
	if (features.length === 0) throw new GeoJsonError('the FeatureCollection holds no feature');
	return features.map((feature) => (isObject(feature) ? feature : {}));
}

/** Features as rows of places: Point and MultiPoint give points, any other geometry gives none. */
export function placeRows(value: unknown): PlaceRow[] {
	return featuresOf(value).map((feature, i) => {
		const { type, coordinates } = isObject(feature['geometry']) ? feature['geometry'] : {};
		const positions = type === 'Point' ? [coordinates] : type === 'MultiPoint' ? listOf(coordinates) : [];
		const points = positions.map((position) => {
			const [lon, lat] = listOf(position);
			return { lon: Number(lon), lat: Number(lat) };
		});
		const properties = isObject(feature['properties']) ? feature['properties'] : {};
		return {
			row: i + 1,
			properties: { id: feature['id'], ...properties },
			points,
			inDegrees: points.every(({ lon, lat }) => isLonLat(lon, lat))
		};
	});
}

export interface StreetIntake extends Intake<Street> {
	/** Lines that are not walkable: expressways, railways, rivers, `foot=no`. */
	readonly notWalked: number;
	/** Features that are no lines, passed over. */
	readonly notLines: number;
}

/**
 * Streets are LineStrings (or MultiLineStrings) with OpenStreetMap's words as properties: `highway` or `class`, `bridge`,
 * `tunnel`, `layer`, `foot`, `access`.
 */
export function takeStreets(value: unknown): StreetIntake {
	const taken: Street[] = [];
	const problems: IntakeProblem[] = [];
	let [notWalked, notLines] = [0, 0];
	for (const [i, feature] of featuresOf(value).entries()) {
		const row = { row: i + 1 };
		const { type, coordinates } = isObject(feature['geometry']) ? feature['geometry'] : {};
		const lines = type === 'LineString' ? [coordinates] : type === 'MultiLineString' ? listOf(coordinates) : [];
		if (lines.length === 0) notLines++;
		const walkability = walkabilityOfDrawn(tagsOf(feature));
		for (const line of lines) {
			const lonLat = lonLatOf(listOf(line));
			const id = feature['id'] === undefined ? null : String(feature['id']);
			if (lonLat.length < 4) problems.push(problem(row, id, 'no_line', lonLat.length / 2));
			else if (!inDegrees(lonLat)) problems.push(problem(row, id, 'not_degrees', lonLat.slice(0, 2).join(', ')));
			else if (walkability) taken.push({ lonLat, vertices: null, ...walkability });
			else notWalked++;
		}
	}
	return { taken, problems, notes: [], notWalked, notLines };
}

function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

function lonLatOf(line: readonly unknown[]): Float64Array {
	const lonLat = new Float64Array(line.length * 2);
	for (const [i, position] of line.entries()) {
		const [lon, lat] = listOf(position);
		lonLat[i * 2] = typeof lon === 'number' ? lon : NaN;
		lonLat[i * 2 + 1] = typeof lat === 'number' ? lat : NaN;
	}
	return lonLat;
}

function inDegrees(lonLat: Float64Array): boolean {
	for (let i = 0; i < lonLat.length; i += 2) if (!isLonLat(lonLat[i], lonLat[i + 1])) return false;
	return true;
}

function tagsOf(feature: Json): Record<string, string> {
	const properties = isObject(feature['properties']) ? feature['properties'] : {};
	const written = Object.entries(properties).filter(([, value]) => value !== null && typeof value !== 'object');
	return Object.fromEntries(written.map(([key, value]) => [key, String(value)]));
}
