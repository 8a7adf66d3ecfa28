/** What the map rendered, queried from maplibre itself. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Map as MapLibre } from 'maplibre-gl';
import type { MapState } from '../../../src/lib/map/planning/feature-state.ts';

export interface MapElement extends HTMLElement {
	townMap?: MapLibre;
}

/** Feature-state of the map, with the keys set by the pointer and the address only. */
export type PaintedState = Partial<MapState & { selected: boolean; hover: boolean }>;

export const mapElement = (page: Page): Locator => page.locator('.map-region .canvas');

/** Software GL on a busy machine is slow with the first picture. */
const FIRST_DRAWING = { timeout: 40_000 };

/** The first idle event has passed, and features of the town are on the map with their states. */
export async function mapIsDrawn(page: Page): Promise<void> {
	await mapIsReady(page);
	await expect.poll(() => paintedSlugs(page).then((slugs) => slugs.length), FIRST_DRAWING).toBeGreaterThan(0);
}

/** The first idle event has passed; there may be no feature in view. */
export async function mapIsReady(page: Page): Promise<void> {
	await expect(mapElement(page)).toHaveAttribute('data-ready', 'true', FIRST_DRAWING);
}

export async function openOnMap(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await mapIsDrawn(page);
}

/** Features in view that the map shows, with their states. A mark's ring lies under every mark, visible or not. */
export function drawnStates(page: Page): Promise<Record<string, PaintedState>> {
	return mapElement(page).evaluate((element: MapElement) => {
		const marks = element.townMap?.queryRenderedFeatures({ layers: ['planning-halo'] }) ?? [];
		return Object.fromEntries(marks.map(({ properties, state }) => [String(properties['slug']), { ...state }]));
	});
}

/** Slugs of the features in view that pass the filter, sorted. */
export async function paintedSlugs(page: Page): Promise<string[]> {
	const states = await drawnStates(page);
	return Object.keys(states)
		.filter((slug) => states[slug]?.shown === true)
		.sort();
}

/** Feature-state of one feature, in view or not. */
export function stateOf(page: Page, id: number): Promise<PaintedState> {
	return mapElement(page).evaluate(
		(element: MapElement, featureId) => element.townMap?.getFeatureState({ source: 'planning', id: featureId }) ?? {},
		id
	);
}

export function paintOf(page: Page, layer: string, property: string): Promise<unknown> {
	return mapElement(page).evaluate(
		(element: MapElement, [id = '', name = '']) => element.townMap?.getPaintProperty(id, name as 'fill-color'),
		[layer, property]
	);
}

export function layoutOf(page: Page, layer: string, property: string): Promise<unknown> {
	return mapElement(page).evaluate(
		(element: MapElement, [id = '', name = '']) => element.townMap?.getLayoutProperty(id, name as 'text-field'),
		[layer, property]
	);
}

/** Position of a feature in the window, in pixels. */
export function placeInWindow(page: Page, [lon, lat]: readonly [number, number]): Promise<{ x: number; y: number }> {
	return mapElement(page).evaluate(
		(element: MapElement, at) => {
			const { left, top } = element.getBoundingClientRect();
			const { x, y } = element.townMap?.project(at) ?? { x: NaN, y: NaN };
			return { x: left + x, y: top + y };
		},
		[lon, lat] as [number, number]
	);
}

/** A position in the window, on the map, without a clickable feature. */
export function emptyPlace(page: Page): Promise<{ x: number; y: number }> {
	return mapElement(page).evaluate((element: MapElement) => {
		const { left, top, width, height } = element.getBoundingClientRect();
		const layers = ['planning-halo', 'planning-line', 'planning-area', 'planning-disc'];
		for (let x = 40; x < width - 160; x += 30) {
			for (let y = 40; y < height - 80; y += 30) {
				const hits = element.townMap?.queryRenderedFeatures(
					[
						[x - 12, y - 12],
						[x + 12, y + 12]
					],
					{ layers }
				);
				if (hits?.length === 0) return { x: left + x, y: top + y };
			}
		}
		throw new Error('features everywhere');
	});
}

/** The camera has stopped. */
export async function cameraRests(page: Page): Promise<void> {
	await expect
		.poll(() => mapElement(page).evaluate((element: MapElement) => element.townMap?.isMoving() ?? true))
		.toBe(false);
}

/** Counts from now on how often the feature sources get completely new data. */
export function watchDataOf(page: Page): Promise<void> {
	return mapElement(page).evaluate((element: MapElement) => {
		element.dataset['setData'] = '0';
		for (const id of ['planning', 'planning-marks']) {
			const source = element.townMap?.getSource(id);
			if (!source || !('setData' in source)) throw new Error(`no source ${id}`);
			const setData = source.setData as (...parameters: unknown[]) => unknown;
			Object.assign(source, {
				setData: (...parameters: unknown[]) => {
					element.dataset['setData'] = String(Number(element.dataset['setData']) + 1);
					return setData.apply(source, parameters);
				}
			});
		}
	});
}

export async function wholeNewData(page: Page): Promise<number> {
	return Number(await mapElement(page).getAttribute('data-set-data'));
}
