/** No frame before there is something to see. */
import type { Map as MapLibre } from 'maplibre-gl';

/**
 * Until its first tile is there, the map would draw several frames of paper over the page's own paper. Each keeps
 * whoever makes pictures busy, and without a graphics card that is the processor that the first tile waits for. So
 * the map does all of its work except drawing, until a tile came, or it is known that none will.
 */
export function drawFromFirstTile(map: MapLibre): void {
	const { painter } = map;
	const release = (): void => {
		map.off('sourcedata', onData);
		map.off('error', release);
		map.off('idle', release);
		Reflect.deleteProperty(painter, 'render');
		map.triggerRepaint();
	};
	const onData = (event: object): void => {
		if ('tile' in event && event.tile) release();
	};
	painter.render = () => undefined;
	map.on('sourcedata', onData);
	map.on('error', release);
	map.on('idle', release);
}
