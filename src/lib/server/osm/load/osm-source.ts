import type { LocalText } from '../../../domain/shared/text.ts';

interface OsmSource {
	readonly slug: string;
	readonly section: { readonly code: string; readonly name: LocalText };
	readonly row: Readonly<Record<string, unknown>>;
}

/**
 * The source document under which an extract is recorded.
 * @param asOf ISO date of the extract; null when not stated
 */
export function osmSource(asOf: string | null): OsmSource {
	return {
		slug: 'openstreetmap',
		section: { code: 'extract', name: { zh: '数据提取', en: 'Extract' } },
		row: {
			kind: 'map',
			title: { zh: 'OpenStreetMap 数据提取', en: 'Extract of OpenStreetMap' },
			author: { zh: 'OpenStreetMap 贡献者', en: 'OpenStreetMap contributors' },
			published_on: asOf,
			licence: { zh: '开放数据库许可（ODbL）1.0', en: 'Open Database License (ODbL) 1.0' },
			how_read: {
				zh: '由命令 npm run osm 读入：可步行的道路、水系、绿地、建筑、居住用地、小区和设施；标签与类别的对应见代码中的表。',
				en: 'Read by the command npm run osm: streets that may be walked, waters, green, buildings, residential land, compounds and facilities; which tags are which kinds is a table in the code.'
			}
		}
	};
}
