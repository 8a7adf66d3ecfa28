import type { api as zh } from '../zh/api.ts';

export const api: typeof zh = {
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
};
