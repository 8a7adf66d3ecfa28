import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumPath } from './scripts/system-packages.mjs';
import { CHROMIUM_ARGUMENTS } from './tests/chromium-arguments.ts';

const PORT = 4179;
const ORIGIN = `http://127.0.0.1:${PORT}`;

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.spec.ts',
	outputDir: '.cache/e2e/results',
	forbidOnly: process.env['CI'] === 'true',
	retries: 0,
	// Two cores draw the map in software: more browsers would only wait for each other.
	workers: 2,
	fullyParallel: false,
	timeout: 180_000,
	expect: { timeout: 30_000 },
	reporter: [['list'], ['json', { outputFile: '.cache/test/e2e.json' }]],
	use: {
		baseURL: ORIGIN,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		// Each frame of a flight or a fade is drawn by the processor: the tests look at where it ends.
		contextOptions: { reducedMotion: 'reduce' },
		trace: 'retain-on-failure',
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: chromiumPath() ?? undefined,
			args: [
				...CHROMIUM_ARGUMENTS,
				// Nothing may need the internet: a request that tries to leave fails here as it would offline.
				'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'
			]
		}
	},
	projects: [
		{
			name: 'desktop',
			testIgnore: ['**/phone*.spec.ts', '**/desk*.spec.ts', '**/malformed.spec.ts', '**/examples-removed.spec.ts'],
			use: { viewport: { width: 1280, height: 800 } }
		},
		{
			name: 'phone',
			testMatch: '**/phone*.spec.ts',
			use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
		},
		// Last, alone and one after the other: what staff change, every other page would show.
		{
			name: 'desk',
			workers: 1,
			testMatch: '**/desk*.spec.ts',
			dependencies: ['desktop', 'phone'],
			use: { viewport: { width: 1440, height: 900 } }
		},
		// What nobody should send may be stored where it means something after all: after those who read.
		{ name: 'malformed', testMatch: '**/malformed.spec.ts', dependencies: ['desk'] },
		// After those, too: it removes the examples that the others read.
		{
			name: 'examples',
			testMatch: '**/examples-removed.spec.ts',
			dependencies: ['malformed'],
			use: { viewport: { width: 1280, height: 800 } }
		}
	],
	webServer: {
		command: `"${process.execPath}" tests/e2e/setup/server.mjs`,
		url: `${ORIGIN}/healthz`,
		timeout: 240_000,
		reuseExistingServer: false,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
		stdout: 'pipe',
		env: {
			HOST: '127.0.0.1',
			PORT: String(PORT),
			DATA_DIR: '.cache/e2e/data',
			SEEDS_DIR: ['seeds', 'tests/fixtures/seeds'].join(path.delimiter),
			// Whatever the machine has set, the browser tests run on the embedded tier.
			DATABASE_URL: '',
			PUBLIC_SUPABASE_URL: ''
		}
	}
});
