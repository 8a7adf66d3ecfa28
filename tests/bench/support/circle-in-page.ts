/** Measured inside a living-circle page, by its own clock. Each function is serialised for the browser. */
import type { MapContainer } from '../../../src/lib/map/engine/town-map.ts';

/** Moves the slider of minutes step by step. @returns from each step to the frame in which the marks have changed */
export async function measureSlider({ changes }: { changes: number }): Promise<number[]> {
	const map = document.querySelector<MapContainer>('.map-region .canvas')?.townMap;
	const slider = document.querySelector<HTMLInputElement>('input[type="range"]');
	if (!map || !slider) throw new Error('the page has no map or no slider');
	const pause = (time_ms: number) => new Promise((resolve) => setTimeout(resolve, time_ms));
	const source = 'circle-compounds';
	const ids = () => [...new Set(map.querySourceFeatures(source).map(({ id }) => id))].filter((id) => id !== undefined);
	while (ids().length === 0 || map.getFeatureState({ source, id: ids()[0] ?? 0 })['level'] === undefined)
		await pause(50);
	const known = ids();
	const levels = () => known.map((id) => map.getFeatureState({ source, id })['level'] as number).join();
	const times: number[] = [];
	for (let n = 0; n < changes; n++) {
		await pause(700);
		const before = levels();
		const begun = performance.now();
		const drawn = new Promise<number>((resolve) => {
			const onRender = () => {
				const took_ms = performance.now() - begun;
				if (levels() === before) return;
				map.off('render', onRender);
				resolve(took_ms);
			};
			map.on('render', onRender);
		});
		slider.value = String(n % 2 === 0 ? 8 : 12);
		slider.dispatchEvent(new Event('input', { bubbles: true }));
		times.push(await drawn);
	}
	return times;
}

export interface CarryTimes {
	/** Time between frames while the map is only redrawn: with software GL most of it is rendering. */
	plain_ms: number[];
	/** Time between frames while a facility follows the pointer and the marks follow it. */
	drag_ms: number[];
}

/** Drags one facility over the map, a step a frame, as a pointer does. */
export async function measureDrag({ steps }: { steps: number }): Promise<CarryTimes> {
	const map = document.querySelector<MapContainer>('.map-region .canvas')?.townMap;
	if (!map) throw new Error('the page has no map');
	const pause = (time_ms: number) => new Promise((resolve) => setTimeout(resolve, time_ms));
	const source = 'circle-compounds';
	const canvas = map.getCanvas();
	const box = canvas.getBoundingClientRect();
	const hit = () =>
		map
			.queryRenderedFeatures({ layers: ['circle-facility'] })
			.filter(({ geometry }) => geometry.type === 'Point')
			.map(({ geometry }) => map.project((geometry as GeoJSON.Point).coordinates as [number, number]))
			.find(({ x, y }) => x > 200 && y > 200 && x < box.width - 300 && y < box.height - 200);
	const begin = performance.now();
	while (!hit()) {
		if (performance.now() - begin > 30_000) throw new Error('no facility in sight');
		await pause(50);
	}
	await pause(1500);
	const start = hit();
	if (!start) throw new Error('no facility in sight');
	const ids = [...new Set(map.querySourceFeatures(source).map(({ id }) => id))].filter((id) => id !== undefined);
	const levels = () => ids.map((id) => map.getFeatureState({ source, id })['level'] as number).join();
	const send = (type: string, x: number, y: number) =>
		canvas.dispatchEvent(
			new MouseEvent(type, { bubbles: true, button: 0, buttons: 1, clientX: box.left + x, clientY: box.top + y })
		);
	const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
	const frames = async (step: (at: number) => void): Promise<number[]> => {
		const times: number[] = [];
		let last = await frame();
		for (let at = 1; at <= steps; at++) {
			step(at);
			const now = await frame();
			times.push(now - last);
			last = now;
		}
		return times;
	};

	const plain_ms = await frames(() => map.triggerRepaint());
	let shown = levels();
	let followed = 0;
	const onRender = () => {
		const now = levels();
		if (now !== shown) followed += 1;
		shown = now;
	};
	send('mousedown', start.x, start.y);
	map.on('render', onRender);
	const drag_ms = await frames((at) => send('mousemove', start.x + at * 3, start.y + Math.sin(at / 8) * 60));
	await pause(300);
	map.off('render', onRender);
	send('mouseup', start.x + steps * 3, start.y);
	// Where there are no residents nothing changes; a map whose marks never changed did not follow.
	if (followed < steps / 6) throw new Error(`the map followed only ${followed} of ${steps} steps`);
	return { plain_ms, drag_ms };
}
