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
	// Whatever the machine has set.
	DATABASE_URL: '',
	PUBLIC_SUPABASE_URL: '',
	// Hosts that are nowhere: a test answers in their place.
	TIANDITU_TOKEN: 'e2e',
	BASEMAP_XYZ_URL: 'https://tiles.example.org/{z}/{x}/{y}.png',
	BASEMAP_PMTILES_URL: 'https://tiles.example.org/town.pmtiles',
	BASEMAP_ATTRIBUTION: '© 示例底图'
};

/** What others see within two seconds is asked for when nobody else takes the processor's time. */
const TOLD_LIVE = ['**/desk-live.spec.ts', '**/desk-story.spec.ts'];

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.spec.ts',
	outputDir: '.cache/e2e/results',
	forbidOnly: process.env['CI'] === 'true',
	retries: 0,
	// Two cores draw the map in software: three browsers leave neither idle, more would only wait for each other.
	workers: 3,
	fullyParallel: false,
	timeout: 180_000,
	expect: { timeout: 30_000 },
	reporter: [['list'], ['json', { outputFile: '.cache/test/e2e.json' }]],
	use: {
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		// Each frame of a flight or a fade is drawn by the processor: the tests look at where it ends. Half the dots each
		// way are a quarter of the work, and the tests ask the map what it drew, not the picture.
		contextOptions: { reducedMotion: 'reduce' },
		deviceScaleFactor: 0.5,
		// Watching every step of every test takes a fifth of the time: for whoever looks for a cause, `E2E_TRACE=1`.
		trace: process.env['E2E_TRACE'] ? 'retain-on-failure' : 'off',
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: chromiumPath() ?? undefined,
			args: [
				...CHROMIUM_ARGUMENTS,
				// The page around the map needs no graphics card, least of all an emulated one.
				'--disable-gpu-compositing',
				// Pages that live for seconds are left before code made for speed pays for its making, and threads that help
				// them would take their time from other tests: each a tenth of it.
				'--js-flags=--no-opt --single-threaded',
				// Nothing may need the internet: a request that tries to leave fails here as it would offline.
				'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'
			]
		}
	},
	projects: [
		// First, because the longest: what staff change, every other page of the server would show, so they take turns.
		{
			...onTier('native'),
			name: 'desk',
			workers: 1,
			testMatch: '**/desk*.spec.ts',
			testIgnore: TOLD_LIVE,
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
		// Last and one after the other, on the data that the others read: the desk's story, and the examples are removed.
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
			testMatch: TOLD_LIVE,
			dependencies: ['desk', 'desktop', 'phone'],
			use: { ...onTier('native').use, viewport: { width: 1440, height: 900 } }
		},
		// What nobody should send may mean something after all and be stored: after everybody who reads.
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
