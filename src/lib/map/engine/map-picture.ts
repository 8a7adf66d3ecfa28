/** A picture of the map, for printing: a canvas of WebGL keeps none of its last frame. */
import { type Map as MapLibre, now, restoreNow, setNow } from 'maplibre-gl';

/** Longer than any transition of colours. */
const AFTER_TRANSITIONS_MS = 2_000;

/**
 * Draws the map once more and copies the frame. Transitions that begin with this drawing are shown as finished. What is
 * coloured by the data of its features comes from the worker and may still be as before: `settled` waits for that.
 * @returns whether there was something to copy
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

/** Resolves when the map has drawn everything it was given, or after a time where it keeps moving. */
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
