/**
 * Measured inside the page, by its own clock. Each function travels to the browser as text, so that it may use nothing
 * but its argument and the page. "Drawn" means that the frame is in the buffer: reading a pixel waits for the drawing.
 */
import type { GeoJSONSource, GeoJSONSourceDiff } from 'maplibre-gl';
import type { MapContainer } from '../../../src/lib/map/town-map.svelte.ts';

export interface MeasuredWindow extends Window {
	/** Milliseconds from the start of the navigation until the first planning features were drawn. */
	firstFeatures_ms?: number;
}

/** To be run before the page's own scripts: leaves `firstFeatures_ms` in the window. */
export function measureFirstFeatures(): void {
	const look = () => {
		const map = document.querySelector<MapContainer>('.map-region .canvas')?.townMap;
		if (!map) return void requestAnimationFrame(look);
		const onRender = () => {
			if (!map.getLayer('planning-area')) return;
			if (map.queryRenderedFeatures({ layers: ['planning-area'] }).length === 0) return;
			map.off('render', onRender);
			map.getCanvas().getContext('webgl2')?.readPixels(0, 0, 1, 1, 0x1908, 0x1401, new Uint8Array(4));
			(window as MeasuredWindow).firstFeatures_ms = performance.now();
		};
		map.on('render', onRender);
	};
	requestAnimationFrame(look);
}

/**
 * Ticks and unticks choices of the first facet in turn.
 * @returns milliseconds from each click until the frame in which every parcel has the state that the filter gives it
 */
export async function measureFilter({ changes }: { changes: number }): Promise<number[]> {
	const map = document.querySelector<MapContainer>('.map-region .canvas')?.townMap;
	const boxes = [...document.querySelectorAll<HTMLInputElement>('input[type="checkbox"][name="phase"]')];
	if (!map || boxes.length < 2) throw new Error('the page has no map or no filter');
	const ids = map.querySourceFeatures('planning').flatMap(({ id }) => (typeof id === 'number' ? [id] : []));
	const shown = () => ids.filter((id) => map.getFeatureState({ source: 'planning', id })['shown'] !== false).length;
	const quiet = () => new Promise<void>((resolve) => (map.loaded() ? resolve() : void map.once('idle', () => resolve())));
	const times_ms: number[] = [];
	for (let n = 0; n < changes; n++) {
		await quiet();
		// Labels are laid out anew a moment after the colours: let that pass.
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		const before = shown();
		const begun = performance.now();
		const drawn = new Promise<number>((resolve) => {
			const onRender = () => {
				if (shown() === before) return;
				map.off('render', onRender);
				map.getCanvas().getContext('webgl2')?.readPixels(0, 0, 1, 1, 0x1908, 0x1401, new Uint8Array(4));
				resolve(performance.now() - begun);
			};
			map.on('render', onRender);
		});
		const name = boxes[Math.floor(n / 2) % 2]?.value ?? '';
		document.querySelector<HTMLInputElement>(`input[name="phase"][value="${name}"]`)?.click();
		times_ms.push(await drawn);
	}
	return times_ms;
}

/** Follows a link to another day of the list: the map fetches the features again and takes over what has changed. */
export async function measureUpdate({ address }: { address: string }): Promise<{
	took_ms: number;
	updated: number;
	setData: number;
}> {
	const map = document.querySelector<MapContainer>('.map-region .canvas')?.townMap;
	const source = map?.getSource<GeoJSONSource>('planning');
	if (!map || !source) throw new Error('the page has no map');
	let updated = 0;
	let setData = 0;
	const drawn = new Promise<number>((resolve) => {
		const { updateData } = source;
		source.updateData = (diff: GeoJSONSourceDiff, ...rest) => {
			const begun = performance.now();
			updated += (diff.update?.length ?? 0) + (diff.add?.length ?? 0) + (diff.remove?.length ?? 0);
			map.once('idle', () => resolve(performance.now() - begun));
			return updateData.call(source, diff, ...rest);
		};
		source.setData = () => {
			setData += 1;
			resolve(NaN);
			return Promise.resolve();
		};
	});
	const link = document.createElement('a');
	link.href = address;
	document.querySelector('main')?.append(link);
	link.click();
	const took_ms = await drawn;
	return { took_ms, updated, setData };
}
