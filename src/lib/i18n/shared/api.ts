import { defineWords } from './words.ts';

/** Words of the API's problem documents (RFC 9457). */
export const apiWords = defineWords({
	zh: {
		badRequest: '请求参数有误',
		notFound: '没有找到',
		unavailable: '数据库暂时没有应答',
		unavailableDetail: '请稍后再试；服务恢复后不需要做别的事。',
		unknownParameter: (name: string, known: string) => `没有名为“${name}”的参数。可用的参数：${known}。`,
		malformed: (rule: string) => `无法读取：${rule}。`,
		unknownCode: (value: string) => `本镇没有这个代码：${value}。`,
		unknownTown: (value: string) => `没有这个镇：${value}。`,
		unknownCollection: (value: string, known: string) => `没有这个数据集：${value}。可用的数据集：${known}。`,
		noStreets: (town: string) => `本镇没有步行路网：${town}。`,
		/** Why a value cannot be read, by parameter. */
		rules: {
			date: '应为日期，如 2025-12-31',
			bbox: '应为西、南、东、北四个经纬度数，用逗号隔开，西小于东，南小于北',
			code: '应为代码，由字母、数字和 - _ . 组成',
			year: '应为四位年份，如 2025',
			page: '应为从 1 起的页码',
			camera: '应为“级别/纬度/经度”，如 13/31.3/121.4',
			query: '最多 200 个字',
			oneOf: (values: string) => `应为下列之一：${values}`
		},
		exampleNotice: (count: string) => `含 ${count} 条示例数据（is_example），不是事实。`
	},
	en: {
		badRequest: 'The request has a parameter that cannot be used',
		notFound: 'Not found',
		unavailable: 'The database does not answer at the moment',
		unavailableDetail: 'Try again in a moment; nothing else needs to be done.',
		unknownParameter: (name, known) => `There is no parameter “${name}”. Known parameters: ${known}.`,
		malformed: (rule) => `Cannot be read: ${rule}.`,
		unknownCode: (value) => `The town does not have this code: ${value}.`,
		unknownTown: (value) => `There is no such town: ${value}.`,
		unknownCollection: (value, known) => `There is no collection “${value}”. Known collections: ${known}.`,
		noStreets: (town) => `This town has no walking network: ${town}.`,
		rules: {
			date: 'expected a date such as 2025-12-31',
			bbox: 'expected west, south, east and north in degrees, separated by commas, west below east and south below north',
			code: 'expected a code of letters, digits and - _ .',
			year: 'expected a year of four digits, such as 2025',
			page: 'expected a page number from 1',
			camera: 'expected zoom/latitude/longitude, such as 13/31.3/121.4',
			query: 'expected at most 200 characters',
			oneOf: (values) => `expected one of: ${values}`
		},
		exampleNotice: (count) => `Contains ${count} example records (示例, is_example), which are not facts.`
	}
});
