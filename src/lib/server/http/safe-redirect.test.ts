import { expect, it } from 'vitest';
import { ownPath } from './safe-redirect.ts';

it.each([
	['/desk', '/desk'],
	['/desk/log?table=features#day', '/desk/log?table=features#day'],
	['/规划?q=路', '/%E8%A7%84%E5%88%92?q=%E8%B7%AF'],
	['', '/'],
	[null, '/'],
	['desk', '/'],
	['//elsewhere.example', '/'],
	['/\\elsewhere.example', '/'],
	['/\t/elsewhere.example', '/'],
	['/\n//elsewhere.example', '/'],
	['/.//elsewhere.example', '/'],
	['https://elsewhere.example/', '/'],
	['javascript:alert(1)', '/']
])('%j leads to %s', (given, path) => {
	expect(ownPath(given)).toBe(path);
});
