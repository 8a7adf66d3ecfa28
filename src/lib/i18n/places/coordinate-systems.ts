import { defineWords } from '../shared/words.ts';

/** Names of the coordinate systems in which places come. */
export const coordinateSystemWords = defineWords({
	zh: {
		wgs84: 'WGS 84 经纬度',
		cgcs2000: 'CGCS2000 经纬度',
		zone: (zone: number) => `CGCS2000 高斯-克吕格 3 度带（${zone} 带，东坐标带带号）`,
		meridianZone: (meridian: number) => `CGCS2000 高斯-克吕格 3 度带（中央子午线 ${meridian}°E，不带带号）`,
		gcj02: 'GCJ-02（高德、腾讯地图）',
		bd09: 'BD-09（百度地图）'
	},
	en: {
		wgs84: 'WGS 84 longitude and latitude',
		cgcs2000: 'CGCS2000 longitude and latitude',
		zone: (zone) => `CGCS2000 Gauss-Krueger 3-degree (zone ${zone}, zone number before the easting)`,
		meridianZone: (meridian) => `CGCS2000 Gauss-Krueger 3-degree (central meridian ${meridian}°E, no zone number)`,
		gcj02: 'GCJ-02 (Amap, Tencent)',
		bd09: 'BD-09 (Baidu)'
	}
});
