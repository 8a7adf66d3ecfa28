/** What an import page lays over the one map while it is open. To be called while a page is set up. */
import { useShell } from '$lib/client/shared/shell-state.svelte.ts';
import { ImportLayers, type ImportScene } from '$lib/map/places/import-layers.ts';
import { useMapHand } from '$lib/client/shared/active-map.svelte.ts';
import { bboxOf, type BBox } from '$lib/domain/shared/geo/bbox.ts';

/** `zoom`: the closest that the map goes to show all of it; null leaves the map where it is. */
export function useImportMap(): { show(scene: ImportScene | null, zoom: number | null): void } {
	const hand = useMapHand();
	const shell = useShell();
	let scene: ImportScene | null = $state.raw(null);
	let layers: ImportLayers | null = $state.raw(null);

	$effect(() => {
		const map = hand.map?.map;
		const mode = shell.dark ? 'dark' : 'light';
		if (!map) return;
		let made: ImportLayers | null = null;
		const make = (): void => {
			layers = made = new ImportLayers(map, mode);
		};
		if (map.isStyleLoaded()) make();
		else void map.once('idle', make);
		return () => {
			map.off('idle', make);
			// The map may have gone before the page.
			if (hand.map?.map === map) made?.remove();
			layers = null;
		};
	});
	$effect(() => layers?.show(scene ?? { type: 'FeatureCollection', features: [] }));

	return {
		show(next, zoom) {
			scene = next;
			const box = next && zoom !== null ? boxOf(next) : null;
			if (box && zoom !== null) hand.map?.fitBounds([...box], zoom);
		}
	};
}

function boxOf({ features }: ImportScene): BBox | null {
	return features.reduce<BBox | null>((all, { geometry }) => {
		const box = bboxOf(geometry);
		if (!box || !all) return box ?? all;
		return [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])];
	}, null);
}
