/** A picture of the map, for printing: a WebGL canvas does not keep its last frame. */
import { type Map as MapLibre, now, restoreNow, setNow } from 'maplibre-gl';

/** Longer than any transition of colours. */
const AFTER_TRANSITIONS_MS = 2_000;

/**
 * Draws the map once more and copies the frame. Transitions that begin with this drawing are shown as finished. Data-driven
 * colours come from the worker and may still be the old ones: `settled` waits for that.
 * @returns whether there was a frame to copy
 */
export function copyPicture(map: MapLibre, into: HTMLCanvasElement): boolean {
	const from = map.getCanvas();
	const context = into.getContext('2d');
	if (!context || from.width === 0 || from.height === 0) return false;
	map.redraw();
	setNow(now() + AFTER_TRANSITIONS_MS);
	map.redraw();
	restoreNow();
	into.width = from.width;
	into.height = from.height;
	context.drawImage(from, 0, 0);
	return true;
}

const MAX_WAIT_MS = 3_000;

/** Resolves when the map has drawn everything, or after a time where it keeps moving. */
export function settled(map: MapLibre): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, MAX_WAIT_MS);
		map.once('idle', () => {
			clearTimeout(timer);
			resolve();
		});
		map.triggerRepaint();
	});
}
