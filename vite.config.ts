import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/** Matches files whose path has one of these parts, which are regular expressions. */
const within = (...parts: readonly string[]): RegExp => new RegExp(parts.join('|'));

/**
 * What pages share travels as one file: two dozen small ones would each cost a request before the page wakes up. The
 * map's code is not among it, nor are the rooms that only some open: what those share comes with
 * them, their words too.
 */
const shared = {
	name: 'shared',
	test: within(
		'node_modules/(svelte|@sveltejs|valibot|esm-env|clsx|devalue)/',
		'src/lib/(ui|client/shared|features/shell)/[^/]+$',
		'src/lib/features/shared/(?!ChangeLine|ProposeField)[^/]+$',
		'src/lib/presenters/shared/vocabulary.ts$',
		'src/lib/domain/(shared|shared/(geo|time)|staff|planning|planning/(lifecycle|milestones)|circle)/[^/]+$',
		'src/lib/client/(circle|planning|water)/[^/]+$',
		'src/lib/features/planning/[^/]+$',
		'src/lib/i18n/([a-z-]+|shell/[a-z-]+|shared/(languages|notation|words)|planning/planning|staff/sign-in).ts$'
	),
	minShareCount: 2
};

/** What the map's code shares with the pages of its themes: one file beside it, for the same reason. */
const marks = {
	name: 'marks',
	test: within(
		'src/lib/map/(marks|engine/(camera|zorder)|[a-z]+/[a-z]+-(marks|palette|source))',
		'src/lib/domain/water/standard/[^/]+$',
		'src/lib/i18n/water/assessment.ts$'
	),
	minShareCount: 2
};

export default defineConfig(({ isSsrBuild }) => ({
	plugins: [sveltekit()],
	// Files that the running server writes itself: the embedded database alone has a thousand.
	server: { watch: { ignored: ['**/.data/**', '**/.cache/**', '**/build/**', '**/test-results/**'] } },
	build: {
		target: 'es2022',
		sourcemap: false,
		...(isSsrBuild ? {} : { rolldownOptions: { output: { codeSplitting: { groups: [shared, marks] } } } })
	},
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
					// Pure code, imported once for all of them.
					isolate: false,
					testTimeout: 30_000
				}
			},
			{
				extends: true,
				test: {
					name: 'database',
					environment: 'node',
					include: ['tests/db/**/*.test.ts', 'tests/dev/**/*.test.ts'],
					globalSetup: ['tests/db/global-setup.ts'],

					// Opening a WebAssembly database takes seconds and costs a gigabyte: two processes keep theirs from file to file.
					isolate: false,
					maxWorkers: 2,
					sequence: { groupOrder: 1 },
					testTimeout: 180_000,
					hookTimeout: 180_000
				}
			}
		]
	}
}));
