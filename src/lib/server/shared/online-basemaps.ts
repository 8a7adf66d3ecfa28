/** Optional basemaps from the network. They are configured: without them the map needs no network at all. */
import * as v from 'valibot';
import type { OnlineBasemap } from '../../domain/shared/online-basemap.ts';

const address = v.pipe(v.string(), v.url());

const environment = v.object({
	TIANDITU_TOKEN: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-zA-Z]+$/))),
	BASEMAP_XYZ_URL: v.optional(v.pipe(v.string(), v.includes('{z}'), v.includes('{x}'), v.includes('{y}'))),
	BASEMAP_XYZ_NAME: v.optional(v.string(), 'XYZ'),
	BASEMAP_PMTILES_URL: v.optional(address),
	BASEMAP_PMTILES_NAME: v.optional(v.string(), 'PMTiles'),
	BASEMAP_ATTRIBUTION: v.optional(v.string(), '')
});

const TIANDITU_ORIGINS = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => `https://t${n}.tianditu.gov.cn`);

/**
 * The configured basemaps; an invalid value is skipped, with a line in the log. The token of Tianditu is one of its
 * browser keys: it is sent to browsers by design and bound to the site's address at Tianditu.
 */
export function onlineBasemaps(env: Record<string, string | undefined> = process.env): OnlineBasemap[] {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const result = v.safeParse(environment, given);
	if (!result.success) {
		for (const issue of result.issues) console.warn(`${v.getDotPath(issue) ?? 'basemap'}: ${issue.message}; ignored`);
		return [];
	}
	const e = result.output;
	const basemaps: OnlineBasemap[] = [];
	if (e.TIANDITU_TOKEN) {
		const common = { label: '', token: e.TIANDITU_TOKEN, attribution: '天地图' };
		basemaps.push({ id: 'tianditu-vec', kind: 'tianditu-vec', ...common });
		basemaps.push({ id: 'tianditu-img', kind: 'tianditu-img', ...common });
	}
	const attribution = e.BASEMAP_ATTRIBUTION;
	if (e.BASEMAP_XYZ_URL)
		basemaps.push({ id: 'xyz', kind: 'xyz', label: e.BASEMAP_XYZ_NAME, url: e.BASEMAP_XYZ_URL, attribution });
	if (e.BASEMAP_PMTILES_URL)
		basemaps.push({
			id: 'pmtiles',
			kind: 'pmtiles',
			label: e.BASEMAP_PMTILES_NAME,
			url: e.BASEMAP_PMTILES_URL,
			attribution
		});
	return basemaps;
}

/** Lets the page fetch from the hosts of the configured basemaps, and from no others. */
export function withBasemapHosts(policy: string, basemaps: readonly OnlineBasemap[] = onlineBasemaps()): string {
	const origins = [...new Set(basemaps.flatMap(originsOf))];
	if (origins.length === 0) return policy;
	return policy.replace(/(img-src|connect-src) ([^;]*)/g, `$1 $2 ${origins.join(' ')}`);
}

function originsOf({ kind, url }: OnlineBasemap): string[] {
	if (kind === 'tianditu-vec' || kind === 'tianditu-img') return TIANDITU_ORIGINS;
	return url ? [new URL(url.replace(/[{}]/g, '')).origin] : [];
}
