/** Finds the file behind an import for eslint-plugin-boundaries: every import of this project names a whole file. */
import { existsSync } from 'node:fs';
import path from 'node:path';

const LIB = path.resolve(import.meta.dirname, '../../src/lib');

export const interfaceVersion = 2;

/**
 * @param {string} source as written in the import
 * @param {string} importer
 * @returns {{ found: boolean, path?: string | null }}
 */
export function resolve(source, importer) {
	const [address = ''] = source.split('?');
	const file = address.startsWith('$lib/')
		? path.join(LIB, address.slice('$lib/'.length))
		: address.startsWith('.')
			? path.resolve(path.dirname(importer), address)
			: null;
	return file !== null && existsSync(file) ? { found: true, path: file } : { found: false };
}
