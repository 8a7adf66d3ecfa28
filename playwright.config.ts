import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumPath } from './scripts/system-packages.mjs';
import { CHROMIUM_ARGUMENTS } from './tests/chromium-arguments.ts';
import { ALL_READY, SERVERS, type Tier } from './tests/e2e/setup/tiers.ts';

const onTier = (tier: Tier) => ({
	use: { baseURL: SERVERS[tier].origin },
	metadata: { data: SERVERS[tier].data }
});

const SERVER_SETTINGS = {
	HOST: '127.0.0.1',
	SEEDS_DIR: ['seeds', 'tests/fixtures/seeds'].join(path.delimiter),
	LOAD_EXAMPLES: '1',
	GALLERY: '1',
	// Whatever the machine's environment sets.
	DATABASE_URL: '',
	PUBLIC_SUPABASE_URL: '',
	// Fictitious hosts: a test answers for them.
	TIANDITU_TOKEN: 'e2e',
	BASEMAP_XYZ_URL: 'https://tiles.example.org/{z}/{x}/{y}.png',
	BASEMAP_PMTILES_URL: 'https://tiles.example.org/town.pmtiles',
	BASEMAP_ATTRIBUTION: '© 示例底图'
};

/** Tests with a limit of two seconds run without other load. */
const TIME_CRITICAL = ['**/desk-live.spec.ts', '**/desk-story.spec.ts'];

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.spec.ts',
	outputDir: '.cache/e2e/results',
	forbidOnly: process.env['CI'] === 'true',
	retries: 0,
	// Two cores render the map in software: three browsers keep both busy, more would only wait for each other.
	workers: 3,
	fullyParallel: false,
	timeout: 180_000,
	expect: { timeout: 30_000 },
	reporter: [['list'], ['json', { outputFile: '.cache/test/e2e.json' }]],
	use: {
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		// Each frame of an animation is rendered by the processor: the tests check its end only. Half the device pixels each
		// way are a quarter of the work, and the tests query the map, not its picture.
		contextOptions: { reducedMotion: 'reduce' },
		deviceScaleFactor: 0.5,
		// Tracing every step takes a fifth of the time: on only for debugging, with `E2E_TRACE=1`.
		trace: process.env['E2E_TRACE'] ? 'retain-on-failure' : 'off',
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: chromiumPath() ?? undefined,
			args: [
				...CHROMIUM_ARGUMENTS,
				// The page around the map needs no graphics card, and no emulated one.
				'--disable-gpu-compositing',
				// Short-lived pages end before optimised code pays off, and helper threads would take time from other tests: each a
				// tenth of it.
				'--js-flags=--no-opt --single-threaded',
				// Nothing may need the internet: a request to it fails here as it would offline.
				'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'
			]
		}
	},
	projects: [
		// First, because the longest. One worker: changes by staff would show on every other page of this server.
		{
			...onTier('native'),
			name: 'desk',
			workers: 1,
			testMatch: '**/desk*.spec.ts',
			testIgnore: TIME_CRITICAL,
			use: { ...onTier('native').use, viewport: { width: 1440, height: 900 } }
		},
		{
			...onTier('embedded'),
			name: 'desktop',
			testIgnore: ['**/phone*.spec.ts', '**/desk*.spec.ts', '**/malformed.spec.ts', '**/examples-removed.spec.ts'],
			use: { ...onTier('embedded').use, viewport: { width: 1280, height: 800 } }
		},
		{
			...onTier('embedded'),
			name: 'phone',
			testMatch: '**/phone*.spec.ts',
			use: { ...onTier('embedded').use, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
		},
		// Last and one after the other, on the data that the others read: the desk workflow, and the removal of examples.
		{
			...onTier('embedded'),
			name: 'last',
			workers: 1,
			testMatch: ['**/desk-story.spec.ts', '**/examples-removed.spec.ts'],
			dependencies: ['desktop', 'phone'],
			use: { ...onTier('embedded').use, viewport: { width: 1280, height: 800 } }
		},
		{
			...onTier('native'),
			name: 'last-native',
			workers: 1,
			testMatch: TIME_CRITICAL,
			dependencies: ['desk', 'desktop', 'phone'],
			use: { ...onTier('native').use, viewport: { width: 1440, height: 900 } }
		},
		// A malformed request may be valid after all and be stored: after all tests that read.
		{ ...onTier('native'), name: 'malformed-native', testMatch: '**/malformed.spec.ts', dependencies: ['last-native'] },
		{ ...onTier('embedded'), name: 'malformed', testMatch: '**/malformed.spec.ts', dependencies: ['last'] }
	],
	webServer: {
		command: `"${process.execPath}" tests/e2e/setup/servers.mjs`,
		wait: { stdout: new RegExp(ALL_READY) },
		timeout: 240_000,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
		stdout: 'pipe',
		env: SERVER_SETTINGS
	}
});
