import { expect, it } from 'vitest';
import type { ChangeEntry } from '../../domain/shared/change.ts';
import { codesNamed, dayIn, namesOf } from './change-log-page.ts';

it.each([
	['2026-11-22', 'Asia/Shanghai', '2026-11-21T16:00:00.000Z', '2026-11-22T16:00:00.000Z'],
	['2026-11-22', 'UTC', '2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z'],
	['2024-02-29', 'America/Sao_Paulo', '2024-02-29T03:00:00.000Z', '2024-03-01T03:00:00.000Z']
])('%s in %s is from %s to %s', (day, zone, since, until) => {
	expect(dayIn(day, zone)).toEqual({ since, until });
});

it.each(['2026-02-30', '22.11.2026', '', "2026-11-22' or 1=1", '20261122'])('%j is no day', (day) => {
	expect(dayIn(day, 'Asia/Shanghai')).toBeNull();
});

it('finds records by their name in any language, and names them', () => {
	const features: Parameters<typeof codesNamed>[0] = [
		{ slug: 'pl-a', name: { zh: '示例地块', en: 'Example Parcel' } },
		{ slug: 'pl-b', name: { zh: '另一处' } }
	];
	expect(codesNamed(features, 'example p')).toEqual(['pl-a']);
	expect(codesNamed(features, '处')).toEqual(['pl-b']);
	const change = (record: string) => ({ record }) as ChangeEntry;
	const town = { code: '1', name: { zh: '示例镇' } };
	expect(namesOf(town, features, [change('pl-b/12'), change('EX-01')])).toEqual({
		'1': town.name,
		'pl-b': { zh: '另一处' }
	});
});
