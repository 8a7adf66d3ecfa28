import { expect, it } from 'vitest';
import { PublicUploadLimit } from './public-upload-limit.ts';

it('allows a visitor’s address sixty uploads in a quarter of an hour', () => {
	let now = 0;
	const limit = new PublicUploadLimit(() => now);
	const send = (address: string, path = '/water/import', method = 'POST') => limit.send(method, path, () => address);
	for (let n = 0; n < 59; n += 1) expect(send('10.0.0.1')).toBe(0);
	expect(send('10.0.0.1', '/water/import/store')).toBe(0);
	for (const path of ['/water/import', '/water/import/recorded', '/water/sample'])
		expect(send('10.0.0.1', path)).toBe(900);
	expect(send('10.0.0.2')).toBe(0);
	expect(send('10.0.0.1', '/water/import', 'GET')).toBe(0);
	expect(send('10.0.0.1', '/preferences')).toBe(0);
	now = 15 * 60_000;
	expect(send('10.0.0.1')).toBe(0);
});
