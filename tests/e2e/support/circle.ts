/** The living circle as the pages must show it: the same data, computed by the same domain code in this process. */
import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { CoverageEngine } from '../../../src/lib/domain/circle/engine/coverage-engine.ts';
import type { CircleData } from '../../../src/lib/domain/circle/circle-data.ts';
import { decodeNetwork } from '../../../src/lib/domain/circle/network/network-codec.ts';
import { mapElement, type MapElement } from './map.ts';

export async function placesOf(request: APIRequestContext, query = ''): Promise<CircleData> {
	const response = await request.get(`/api/circle/places.json${query}`);
	expect(response.status()).toBe(200);
	return (await response.json()) as CircleData;
}

export async function engineOf(request: APIRequestContext): Promise<{ places: CircleData; engine: CoverageEngine }> {
	const places = await placesOf(request);
	const response = await request.get('/api/circle/network.bin');
	expect(response.status()).toBe(200);
	return { places, engine: new CoverageEngine(places, decodeNetwork(await response.body())) };
}

/** Level in the map's state of every compound; null before it is painted. */
export function paintedLevels(page: Page): Promise<(number | null)[]> {
	return mapElement(page).evaluate((element: MapElement) => {
		const map = element.townMap;
		const ids = new Set((map?.querySourceFeatures('circle-compounds') ?? []).map(({ id }) => Number(id)));
		return [...ids]
			.sort((a, b) => a - b)
			.map((id) => {
				const level: unknown = map?.getFeatureState({ source: 'circle-compounds', id })['level'];
				return typeof level === 'number' ? level : null;
			});
	});
}

/** Rendered features of one layer, by a property. */
export function drawn(page: Page, layer: string, property: string): Promise<string[]> {
	return mapElement(page).evaluate(
		(element: MapElement, [id = '', name = '']) =>
			(element.townMap?.queryRenderedFeatures({ layers: [id] }) ?? []).map(({ properties }) =>
				String(properties[name])
			),
		[layer, property]
	);
}
