import { expect, it } from 'vitest';
import { dayIn } from './change-log.ts';

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
