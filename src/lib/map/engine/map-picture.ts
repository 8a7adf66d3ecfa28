import { type Map as MapLibre, now, restoreNow, setNow } from 'maplibre-gl';

/** Longer than any colour takes to pass into another. */
const PASSED_MS = 2_000;

/**
 * Copies what the map shows. A map keeps no picture of its last frame: it is drawn once more and copied in one go. Colours
 * that were told just now begin to pass with one drawing, and have passed in the next. What is coloured by
 * the data of its features comes from the worker and is still as it was: `settled` waits for that.
 * @returns whether there was something to copy
 */
export function copyPicture(map: MapLibre, into: HTMLCanvasElement): boolean {
	const from = map.getCanvas();
	const context = into.getContext('2d');
	if (!context || from.width === 0 || from.height === 0) return false;
	map.redraw();
	setNow(now() + PASSED_MS);
	map.redraw();
	restoreNow();
	into.width = from.width;
	into.height = from.height;
	context.drawImage(from, 0, 0);
	return true;
}

const LONGEST_MS = 3_000;

/** Until everything that the map was told is drawn; a map that goes on moving is not waited for. */
export function settled(map: MapLibre): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, LONGEST_MS);
		map.once('idle', () => {
			clearTimeout(timer);
			resolve();
		});
		map.triggerRepaint();
	});
}
