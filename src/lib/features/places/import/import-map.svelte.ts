/** Overlay of an import page on the map while it is open. Call during the setup of a page. */
import { useActiveMap } from '$lib/client/shared/active-map.svelte.ts';
import { useShell } from '$lib/client/shared/shell-state.svelte.ts';
import { bboxOf, type BBox } from '$lib/domain/shared/geo/bbox.ts';
import type { Overlay } from '$lib/map/engine/overlay.ts';
import { importOverlay, type ImportScene } from '$lib/map/places/import-layers.ts';

/** `zoom`: maximum zoom to show all of it; null leaves the camera. */
export function useImportMap(): { show(scene: ImportScene | null, zoom: number | null): void } {
	const activeMap = useActiveMap();
	const shell = useShell();
	let scene: ImportScene | null = $state.raw(null);
	let overlay: Overlay | null = $state.raw(null);

	$effect(() => {
		const { map } = activeMap;
		const mode = shell.dark ? 'dark' : 'light';
		if (!map) return;
		let gone = false;
		let made: Overlay | null = null;
		void map.styled.then(() => {
			if (!gone) overlay = made = importOverlay(map.map, mode);
		});
		return () => {
			gone = true;
			// The map may have been removed before the page.
			if (activeMap.map === map) made?.remove();
			overlay = null;
		};
	});
	$effect(() => overlay?.setData(scene ?? { type: 'FeatureCollection', features: [] }));

	return {
		show(next, zoom) {
			scene = next;
			const box = next && zoom !== null ? boxOf(next) : null;
			if (box && zoom !== null) activeMap.map?.fitBounds([...box], zoom);
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
