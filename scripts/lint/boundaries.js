/** Which folder may import which: imports go downwards only, and nouns meet in the domain. docs/decisions/0040 says why. */
import boundaries from 'eslint-plugin-boundaries';

/** What each layer may import besides itself. Words are the folders of i18n: data, which the domain's sentences are made of. */
const LAYERS = {
	words: [],
	domain: ['words'],
	vendor: ['domain'],
	i18n: ['domain', 'words'],
	data: ['domain', 'words', 'vendor'],
	presenters: ['data', 'domain', 'i18n', 'words'],
	ui: ['domain', 'i18n', 'words'],
	map: ['ui', 'presenters', 'data', 'domain', 'i18n', 'words', 'vendor'],
	client: ['map', 'presenters', 'data', 'domain', 'i18n', 'words'],
	features: ['ui', 'client', 'map', 'presenters', 'data', 'domain', 'i18n', 'words'],
	server: ['data', 'presenters', 'domain', 'i18n', 'words', 'vendor']
};

const NOUNS = ['planning', 'water', 'circle', 'places', 'staff'];

/** Rooms whose task is to put nouns together. Every other room that is no noun imports none outside of the domain. */
const ASSEMBLING = {
	features: ['shell'],
	server: ['access', 'api', 'cache', 'osm', 'seed']
};

/** What the engine of the map may import of the map: themes are registered with it, it names none. */
const ENGINE_IMPORTS = ['engine', 'basemap', 'marks'];

const layers = Object.keys(LAYERS);
const aboveDomain = layers.filter((layer) => layer !== 'domain' && layer !== 'words');
const anyOf = (names) => (names.length > 1 ? `{${names.join(',')}}` : (names[0] ?? ''));

/** @param {string} type @param {string} [room] */
const inRoom = (type, room) => ({ element: { type, ...(room === undefined ? {} : { captured: { room } }) } });
const nounsOf = (type) => inRoom(type, anyOf(NOUNS));
const notNouns = `!${anyOf(NOUNS)}`;

const downwards = layers.flatMap((layer) => [
	{
		from: inRoom(layer),
		disallow: { to: inRoom('*') },
		message: LAYERS[layer].length
			? `${layer} may import only ${LAYERS[layer].join(', ')} and itself: move what both need into one of these.`
			: `${layer} may import only itself: move what it needs here, or hand it over as a parameter.`
	},
	{ from: inRoom(layer), allow: { to: inRoom(anyOf([layer, ...LAYERS[layer]])) } }
]);

const nounsApart = NOUNS.map((noun) => ({
	from: inRoom(anyOf(aboveDomain), noun),
	disallow: { to: inRoom(anyOf(aboveDomain), anyOf(NOUNS.filter((other) => other !== noun))) },
	message: `${noun} may not import {{to.element.captured.room}} here: share it through domain, or a folder named shared.`
}));

const commonRooms = [
	{
		from: inRoom(anyOf(aboveDomain), notNouns),
		disallow: { to: nounsOf(anyOf(aboveDomain)) },
		message:
			'{{from.element.captured.room}} serves all nouns and may not import {{to.element.captured.room}}: move it there.'
	},
	...Object.entries(ASSEMBLING).map(([layer, rooms]) => ({
		from: inRoom(layer, anyOf(rooms)),
		allow: { to: nounsOf(anyOf([layer, ...LAYERS[layer]])) }
	})),
	{
		from: inRoom('domain', 'shared'),
		disallow: { to: nounsOf('domain') },
		message:
			'domain/shared serves all nouns and may not import {{to.element.captured.room}}: move the code into that noun.'
	},
	{
		from: inRoom('{ui,vendor}'),
		disallow: { to: nounsOf('domain') },
		message: '{{from.element.type}} may import only domain/shared of the domain: hand the value over as a property.'
	},
	{
		from: inRoom('map', 'engine'),
		disallow: [{ to: inRoom('{ui,presenters,data,i18n}') }, { to: inRoom('map', `!${anyOf(ENGINE_IMPORTS)}`) }],
		message: `map/engine may import only map/${anyOf(ENGINE_IMPORTS)}, vendor and domain: register a theme with it instead.`
	}
];

/** Hooks and the rest that SvelteKit looks for beside the routes. */
const HOOKS = { file: { categories: 'hooks' } };

const outside = [
	{ from: [HOOKS, inRoom('{routes,scripts,tests}')], allow: { to: [HOOKS, inRoom('*')] } },
	{
		from: [HOOKS, inRoom('routes')],
		disallow: { to: inRoom('{scripts,tests}') },
		message: 'The application may not import scripts or tests: move what both need into src/lib.'
	},
	{
		from: [HOOKS, inRoom('!{routes,tests}')],
		disallow: { to: inRoom('routes') },
		message: 'Only tests may import a route: move what is shared into src/lib/features or below.'
	},
	// The page of last resort is one of SvelteKit's own files, beside app.html.
	{ from: inRoom('server', 'http'), allow: { to: { file: { categories: 'template' } } } },
	// Tests beside the code obey the same rules; what they are given to read lies in tests/.
	{ from: { file: { categories: 'test' } }, allow: { to: inRoom('tests') } }
];

const folder = (type, pattern, capture = []) => ({ type, pattern, capture, partialMatch: false });

export default [
	{
		files: ['src/**', 'scripts/**', 'tests/**'],
		plugins: { boundaries },
		settings: {
			'import/resolver': { [`${import.meta.dirname}/resolver.js`]: {} },
			'boundaries/include': ['src/**', 'scripts/**', 'tests/**'],
			// Modules that SvelteKit makes belong to no folder.
			'boundaries/flag-as-external': { customSourcePatterns: ['$app/*', './$types'] },
			'boundaries/elements': [
				folder('words', 'src/lib/i18n/*', ['room']),
				...layers.map((layer) => folder(layer, `src/lib/${layer}/*`, ['room'])),
				...layers.map((layer) => folder(layer, `src/lib/${layer}`)),
				folder('routes', 'src/routes'),
				folder('scripts', 'scripts'),
				folder('tests', 'tests')
			],
			'boundaries/files': [
				{ category: 'test', pattern: 'src/**/*.test.ts' },
				{ category: 'hooks', pattern: 'src/*.{ts,css}' },
				{ category: 'template', pattern: 'src/*.html' }
			]
		},
		rules: {
			'boundaries/dependencies': [
				'error',
				{
					default: 'disallow',
					checkUnknownLocals: true,
					message:
						'{{from.element.type}} may not import {{dependency.source}}: add its folder to scripts/lint/boundaries.js.',
					policies: [...downwards, ...nounsApart, ...commonRooms, ...outside]
				}
			],
			'boundaries/no-unknown-files': 'error'
		}
	}
];
