import { describe, expect, it } from 'vitest';
import { refusal } from './refusal.ts';

const asking = (accept: string): Request => new Request('http://map.example/', { headers: { accept } });

describe('a refusal', () => {
	it.each([400, 403, 404, 413, 429])('%i is a page in words for a browser', async (status) => {
		const response = refusal(asking('text/html,application/xhtml+xml'), status);
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
		const page = await response.text();
		expect(page).toContain(`data-status="${status}"`);
		expect(page).not.toContain('%sveltekit');
	});

	it('is its status alone for a program', async () => {
		const response = refusal(asking('application/json'), 429, { 'retry-after': '7' });
		expect(response.status).toBe(429);
		expect(response.headers.get('retry-after')).toBe('7');
		expect(await response.text()).toBe('Too Many Requests');
	});
});
