import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/** Matches files whose path has one of these parts, which are regular expressions. */
const within = (...parts: readonly string[]): RegExp => new RegExp(parts.join('|'));

/**
 * What pages share travels as one file: two dozen small ones would each cost a request before the page hydrates. The map's
 * code is not in it, nor what only the pages of one theme share: that comes with them, their words too.
 */
const shared = {
	name: 'shared',
	test: within(
		'node_modules/(svelte|@sveltejs|valibot|esm-env|clsx|devalue)/',
		'src/lib/(ui|client/[a-z]+|features/(planning|shell))/[^/]+$',
		'src/lib/features/shared/(?!ChangeLine)[^/]+$',
		'src/lib/presenters/shared/vocabulary.ts$',
		'src/lib/domain/(shared|shared/(geo|packed|time)|staff|planning|planning/lifecycle)/(?!change.ts)[^/]+$',
		'src/lib/domain/circle/engine/(report|scenario).ts$',
		'src/lib/i18n/([a-z-]+|shell/[a-z-]+|shared/(languages|notation|words)|planning/planning|staff/sign-in).ts$',
		'src/lib/map/marks/[^/]+.svelte$'
	),
	minShareCount: 2
};

/** What the map's code and the pages of a theme share: one file a theme, for the same reason. */
const themes = ['water', 'circle'].map((theme) => ({
	name: theme,
	test: within(
		`src/lib/map/${theme}/[^/]+$`,
		`src/lib/domain/${theme}/(standard|engine)/[^/]+$`,
		`src/lib/i18n/${theme}/(assessment|facility-kinds).ts$`
	),
	minShareCount: 2
}));

export default defineConfig(({ isSsrBuild }) => ({
	plugins: [sveltekit()],
	// Files that the running server writes itself: the embedded database alone has a thousand.
	server: { watch: { ignored: ['**/.data/**', '**/.cache/**', '**/build/**', '**/test-results/**'] } },
	build: {
		target: 'es2022',
		sourcemap: false,
		...(isSsrBuild ? {} : { rolldownOptions: { output: { codeSplitting: { groups: [shared, ...themes] } } } })
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
