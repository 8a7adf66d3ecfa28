/**
 * The test function of this folder: no page may request another origin, violate its content security policy or leave an
 * error in the console.
 */
import { test as base, expect } from '@playwright/test';

interface Watch {
	/** Console errors that the test causes on purpose, such as a 404. */
	expectedErrors: RegExp | null;
	watched: undefined;
}

/** Chromium's message for a missing page: the one error of a page opened on purpose. */
export const NOT_FOUND = /status of 404/;

export const test = base.extend<Watch>({
	expectedErrors: [null, { option: true }],
	watched: [
		async ({ context, baseURL, expectedErrors }, use) => {
			const faults: string[] = [];
			context.on('console', (message) => {
				if (message.type() === 'error' && !expectedErrors?.test(message.text())) faults.push(message.text());
			});
			context.on('weberror', (error) => faults.push(String(error.error())));
			context.on('request', (request) => {
				const { origin, protocol } = new URL(request.url());
				if (/^https?:$/.test(protocol) && origin !== baseURL) faults.push(`request to ${origin}`);
			});
			await use(undefined);
			expect(faults).toEqual([]);
		},
		{ auto: true }
	]
});

export { expect };
