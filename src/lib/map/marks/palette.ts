/** Colours of the canvas, light and dark. Those of the page itself are in app.css. */
import type { ScheduleStatus } from '../../domain/planning/milestones/milestone.ts';
import type { Phase } from '../../domain/shared/phase.ts';

export const MODES = ['light', 'dark'] as const;
export type Mode = (typeof MODES)[number];

/** The basemap is pale: only status has strong colours. */
export interface BasemapPalette {
	paper: string;
	land: string;
	block: string;
	green: string;
	green_mark: string;
	water: string;
	bank: string;
	road: string;
	road_casing: string;
	minor_casing: string;
	expressway: string;
	expressway_casing: string;
	metro: string;
	station: string;
	town_line: string;
	town_band: string;
	label: string;
	label_quiet: string;
	water_label: string;
	green_label: string;
	halo: string;
}

export const BASEMAP_COLOURS: Readonly<Record<Mode, BasemapPalette>> = {
	light: {
		paper: '#F7F5EF',
		land: '#F1EEE6',
		block: '#EAE6DA',
		green: '#DDE5CF',
		green_mark: '#9DB287',
		water: '#C9DCE3',
		bank: '#9DBBC6',
		road: '#FFFFFF',
		road_casing: '#E0D9C8',
		minor_casing: '#E4DECF',
		expressway: '#E9DCC0',
		expressway_casing: '#CDBB92',
		metro: '#8E99A3',
		station: '#FFFFFF',
		town_line: '#8A5A44',
		town_band: '#E3D3C6',
		label: '#45423C',
		label_quiet: '#6F6A5F',
		water_label: '#4F7C8C',
		green_label: '#5B7048',
		halo: '#F7F5EF'
	},
	dark: {
		paper: '#14181D',
		land: '#1A2027',
		block: '#212932',
		green: '#1D2C26',
		green_mark: '#4C6B55',
		water: '#16303B',
		bank: '#24485A',
		road: '#2A323B',
		road_casing: '#11151A',
		minor_casing: '#151A20',
		expressway: '#3A382F',
		expressway_casing: '#56503C',
		metro: '#5F6B76',
		station: '#C9CDD2',
		town_line: '#B08468',
		town_band: '#2B2622',
		label: '#C9CDD2',
		label_quiet: '#949BA3',
		water_label: '#7FB0C2',
		green_label: '#8FB096',
		halo: '#14181D'
	}
};

/** Distinguishable for normal, deuteranope, protanope and tritanope sight, and 3 : 1 against the basemap. */
export const PHASE_COLOURS: Readonly<Record<Mode, Readonly<Record<Phase, string>>>> = {
	light: {
		idea: '#858270',
		preparation: '#B68620',
		clearing: '#7C2C0A',
		building: '#136BEC',
		done: '#103731',
		stopped: '#D145AD'
	},
	dark: {
		idea: '#837D63',
		preparation: '#F8E38C',
		clearing: '#DA5310',
		building: '#1A72F3',
		done: '#C1FCE4',
		stopped: '#D676C3'
	}
};

/** Colours over the basemap besides phases. */
export interface MarkPalette {
	/** Inside of a mark, so that roads do not show through it. */
	inside: string;
	/** A feature whose phase no source states. */
	unknown: string;
	selected: string;
	hover: string;
	moved: string;
	label: string;
	halo: string;
}

export const MARKS: Readonly<Record<Mode, MarkPalette>> = {
	light: {
		inside: '#FFFDF8',
		unknown: '#77746C',
		selected: '#2B2A27',
		hover: '#8A5A44',
		moved: '#B5532A',
		label: '#2B2A27',
		halo: '#FBFAF5'
	},
	dark: {
		inside: '#12161B',
		unknown: '#8B929A',
		selected: '#F2F0EA',
		hover: '#D7A98C',
		moved: '#F0A27C',
		label: '#E9EAEC',
		halo: '#12161B'
	}
};

/** Colours of the schedule status, as in app.css. */
export const LIGHT_COLOURS: Readonly<Record<Mode, Readonly<Record<ScheduleStatus, string>>>> = {
	light: { red: '#B3261E', amber: '#A86A00', green: '#2C7A4B' },
	dark: { red: '#FF8F7D', amber: '#F0B94A', green: '#76CF99' }
};
