/** Optional basemaps from the network. They are settings: without them the map needs no network at all. */
import * as v from 'valibot';

const address = v.pipe(v.string(), v.url());

const environment = v.object({
	TIANDITU_TOKEN: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-zA-Z]+$/))),
	BASEMAP_XYZ_URL: v.optional(v.pipe(address, v.includes('{z}'), v.includes('{x}'), v.includes('{y}'))),
	BASEMAP_XYZ_NAME: v.optional(v.string(), 'XYZ'),
	BASEMAP_PMTILES_URL: v.optional(address),
	BASEMAP_PMTILES_NAME: v.optional(v.string(), 'PMTiles'),
	BASEMAP_ATTRIBUTION: v.optional(v.string(), '')
});

export type OnlineBasemapKind = 'tianditu-vec' | 'tianditu-img' | 'xyz' | 'pmtiles';

/** One online basemap a person may choose. `tiles` are {z}/{x}/{y} templates, bottom layer first; `url` a PMTiles archive. */
export interface OnlineBasemap {
	id: string;
	kind: OnlineBasemapKind;
	/** Name as configured; null where the interface has its own word for it. */
	label: string | null;
	tiles: readonly string[];
	url: string | null;
	attribution: string;
}

const TIANDITU_HOSTS = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => `t${n}.tianditu.gov.cn`);

/** What the environment offers; a value that cannot be used is left out and told once in the log. */
export function onlineBasemaps(env: Record<string, string | undefined> = process.env): OnlineBasemap[] {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const result = v.safeParse(environment, given);
	if (!result.success) {
		for (const issue of result.issues) console.warn(`${v.getDotPath(issue) ?? 'basemap'}: ${issue.message}; ignored`);
		return [];
	}
	const e = result.output;
	const basemaps: OnlineBasemap[] = [];
	if (e.TIANDITU_TOKEN) basemaps.push(tianditu('vec', 'cva', e.TIANDITU_TOKEN), tianditu('img', 'cia', e.TIANDITU_TOKEN));
	if (e.BASEMAP_XYZ_URL)
		basemaps.push({
			id: 'xyz',
			kind: 'xyz',
			label: e.BASEMAP_XYZ_NAME,
			tiles: [e.BASEMAP_XYZ_URL],
			url: null,
			attribution: e.BASEMAP_ATTRIBUTION
		});
	if (e.BASEMAP_PMTILES_URL)
		basemaps.push({
			id: 'pmtiles',
			kind: 'pmtiles',
			label: e.BASEMAP_PMTILES_NAME,
			tiles: [],
			url: e.BASEMAP_PMTILES_URL,
			attribution: e.BASEMAP_ATTRIBUTION
		});
	return basemaps;
}

/** Ground and labels of the national service in web Mercator (`w`), which equals XYZ row and column. */
function tianditu(ground: 'vec' | 'img', labels: 'cva' | 'cia', token: string): OnlineBasemap {
	const template = (layer: string) =>
		`https://${TIANDITU_HOSTS[0]}/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}` +
		`&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${token}`;
	return {
		id: `tianditu-${ground}`,
		kind: `tianditu-${ground}`,
		label: null,
		tiles: [template(ground), template(labels)],
		url: null,
		attribution: '天地图'
	};
}

/** Lets the page fetch from the hosts of the configured basemaps, and from no others. */
export function withBasemapHosts(policy: string, basemaps: readonly OnlineBasemap[] = onlineBasemaps()): string {
	const addresses = basemaps.flatMap(({ tiles, url }) => [...tiles, ...(url ? [url] : [])]);
	const origins = [...new Set(addresses.map((text) => new URL(text.replace(/[{}]/g, '')).origin))];
	if (origins.length === 0) return policy;
	return policy.replace(/(img-src|connect-src) ([^;]*)/g, `$1 $2 ${origins.join(' ')}`);
}
