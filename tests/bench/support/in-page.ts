/**
 * Measured inside the page, by its own clock. Each function is serialised for the browser, so it may use nothing but its
 * argument and the page.
 */
import type { GeoJSONSource, GeoJSONSourceDiff } from 'maplibre-gl';
import type { MapContainer } from '../../../src/lib/map/engine/town-map.ts';

export interface FrameTimes {
	/** Until the map has rendered the frame: all of its own work and its calls to the graphics card. */
	rendered_ms: number;
	/** Until a pixel of the frame could be read back: with software GL the processor has drawn all of it. */
	inBuffer_ms: number;
}

export interface MeasuredWindow extends Window {
	firstFeatures?: FrameTimes;
}

/**
 * Runs before the page's own scripts. Stores in the window when the first planning features were drawn, counted from the
 * start of the navigation.
 */
export function measureFirstFeatures(): void {
	const look = () => {
		const map = document.querySelector<MapContainer>('.map-region .canvas')?.townMap;
		if (!map) return void requestAnimationFrame(look);
		const onRender = () => {
			if (!map.getLayer('planning-area')) return;
			// A small box in the middle: querying thousands of features would be measured too.
			const { clientWidth: width, clientHeight: height } = map.getCanvas();
			const middle: [[number, number], [number, number]] = [
				[width / 2 - 20, height / 2 - 20],
				[width / 2 + 20, height / 2 + 20]
			];
			if (map.queryRenderedFeatures(middle, { layers: ['planning-area'] }).length === 0) return;
			map.off('render', onRender);
			const rendered_ms = performance.now();
			map.getCanvas().getContext('webgl2')?.readPixels(0, 0, 1, 1, 0x1908, 0x1401, new Uint8Array(4));
			(window as MeasuredWindow).firstFeatures = { rendered_ms, inBuffer_ms: performance.now() };
		};
		map.on('render', onRender);
	};
	requestAnimationFrame(look);
}

/**
 * Toggles the choices of the first facet in turn.
 * @returns times from each click until the frame in which every parcel has the state that the filter gives it
 */
export async function measureFilter({ changes }: { changes: number }): Promise<FrameTimes[]> {
	const map = document.querySelector<MapContainer>('.map-region .canvas')?.townMap;
	const choices = [...document.querySelectorAll<HTMLInputElement>('input[type="checkbox"][name="phase"]')];
	const [first, second] = choices.map(({ value }) => `input[type="checkbox"][name="phase"][value="${value}"]`);
	if (!map || !first || !second) throw new Error('the page has no map or no filter');
	const ids = [...new Set(map.querySourceFeatures('planning').map(({ id }) => id))].filter((id) => id !== undefined);
	const shown = () => ids.filter((id) => map.getFeatureState({ source: 'planning', id })['shown'] !== false).length;
	const pause = (time_ms: number) => new Promise((resolve) => setTimeout(resolve, time_ms));
	const times: FrameTimes[] = [];
	for (let n = 0; n < changes; n++) {
		// Labels are placed a moment after the colours: wait for that.
		await pause(1_000);
		while (!map.areTilesLoaded()) await pause(50);
		const before = shown();
		const begun = performance.now();
		const drawn = new Promise<FrameTimes>((resolve) => {
			const onRender = () => {
				const rendered_ms = performance.now() - begun;
				if (shown() === before) return;
				map.off('render', onRender);
				map.getCanvas().getContext('webgl2')?.readPixels(0, 0, 1, 1, 0x1908, 0x1401, new Uint8Array(4));
				resolve({ rendered_ms, inBuffer_ms: performance.now() - begun });
			};
			map.on('render', onRender);
		});
		document.querySelector<HTMLInputElement>(Math.floor(n / 2) % 2 === 0 ? first : second)?.click();
		times.push(await drawn);
	}
	return times;
}

/** Follows a link to another day of the list: the map fetches the features again and applies the changes. */
export async function measureUpdate({ address }: { address: string }): Promise<{
	took_ms: number;
	updated: number;
	setData: number;
}> {
	const map = document.querySelector<MapContainer>('.map-region .canvas')?.townMap;
	const sources = ['planning', 'planning-marks'].flatMap((id) => map?.getSource<GeoJSONSource>(id) ?? []);
	if (!map || sources.length !== 2) throw new Error('the page has no map');
	const updated = new Set<string | number | undefined>();
	let setData = 0;
	const drawn = new Promise<number>((resolve) => {
		for (const source of sources) {
			const { updateData } = source;
			source.updateData = (diff: GeoJSONSourceDiff, ...rest) => {
				const begun = performance.now();
				for (const { id } of [...(diff.update ?? []), ...(diff.add ?? [])]) updated.add(id);
				for (const id of diff.remove ?? []) updated.add(id);
				map.once('idle', () => resolve(performance.now() - begun));
				return updateData.call(source, diff, ...rest);
			};
			source.setData = () => {
				setData += 1;
				resolve(NaN);
				return Promise.resolve();
			};
		}
	});
	const link = document.createElement('a');
	link.href = address;
	document.querySelector('main')?.append(link);
	link.click();
	const took_ms = await drawn;
	return { took_ms, updated: updated.size, setData };
}

/**
 * Moves the month slider of the water page to one month after the other.
 * @returns times from each move until the frame in which the sections have the signs of the month
 */
export async function measureSlider({ changes }: { changes: number }): Promise<FrameTimes[]> {
	const map = document.querySelector<MapContainer>('.map-region .canvas')?.townMap;
	const slider = document.querySelector<HTMLInputElement>('.slider input[type="range"]');
	if (!map || !slider) throw new Error('the page has no map or no slider');
	const source = 'water-sections';
	const ids = [...new Set(map.querySourceFeatures(source).map(({ id }) => id))].filter((id) => id !== undefined);
	const signs = () => ids.map((id) => String(map.getFeatureState({ source, id })['sign'])).join(' ');
	const times: FrameTimes[] = [];
	for (let n = 1; n <= changes; n++) {
		// The panel of the month before is still being rendered: wait for that.
		await new Promise((resolve) => setTimeout(resolve, 700));
		const before = signs();
		const begun = performance.now();
		const drawn = new Promise<FrameTimes>((resolve) => {
			const onRender = () => {
				const rendered_ms = performance.now() - begun;
				if (signs() === before) return;
				map.off('render', onRender);
				map.getCanvas().getContext('webgl2')?.readPixels(0, 0, 1, 1, 0x1908, 0x1401, new Uint8Array(4));
				resolve({ rendered_ms, inBuffer_ms: performance.now() - begun });
			};
			map.on('render', onRender);
		});
		slider.valueAsNumber = Number(slider.max) - n;
		slider.dispatchEvent(new Event('input', { bubbles: true }));
		times.push(await drawn);
	}
	return times;
}
