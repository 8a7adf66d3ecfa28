/** An optional basemap from the network, as the settings of the server name it. */
export const ONLINE_KINDS = ['xyz', 'tianditu-vec', 'tianditu-img', 'pmtiles'] as const;
export type OnlineKind = (typeof ONLINE_KINDS)[number];

export interface OnlineBasemap {
	id: string;
	label: string;
	kind: OnlineKind;
	/** Address template ({z}, {x}, {y}) for `xyz`, address of the archive for `pmtiles`, unused for Tianditu. */
	url?: string;
	/** Key of Tianditu. */
	token?: string;
	attribution: string;
}
