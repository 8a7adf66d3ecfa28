/**
 * State shared by the water pages and the map: the month of the slider before the address is updated, and the section
 * pointed at in a list. One per tab, made in the root layout and held in context.
 */
import { createContext } from 'svelte';

export class WaterState {
	/** YYYY-MM while the slider runs ahead of the page; null when both are at the same month. */
	preview: string | null = $state(null);
	/** Id of the section that the pointer or the focus is on. */
	pointed: number | null = $state(null);
}

export const [useWaterState, setWaterState] = createContext<WaterState>();
