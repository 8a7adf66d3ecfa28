/** Uploaded ZIP archives. The stated sizes are checked before unpacking, the actual ones while unpacking. */
import { MAX_UNPACKED_BYTES, unpacked, zipEntries, ZipError, type ZipEntry } from '../../shared/files/zip.ts';
import { FileRefused, type PlacesFile } from './reader.ts';

/** A shapefile has five files and more; an archive of forty shapefiles is refused. */
export const MAX_ENTRIES = 200;

/** Folders, hidden files, and the resource forks of macOS. */
const isIgnored = (name: string): boolean => name.endsWith('/') || /(^|\/)(__MACOSX\/|\.)/.test(name);

/** The files of an archive without their folders. @throws FileRefused */
export async function unpack(archive: Uint8Array<ArrayBuffer>): Promise<PlacesFile[]> {
	try {
		const entries = zipEntries(archive).filter(({ name }) => !isIgnored(name));
		if (entries.length > MAX_ENTRIES) throw new FileRefused('too_many_parts', String(entries.length));
		const stated_bytes = entries.reduce((sum, { unpacked_bytes }) => sum + unpacked_bytes, 0);
		if (stated_bytes > MAX_UNPACKED_BYTES) throw new ZipError('too_large');
		return await contentOf(entries);
	} catch (error) {
		if (!(error instanceof ZipError)) throw error;
		throw new FileRefused(error.reason === 'too_large' ? 'unpacked_too_large' : 'broken_archive');
	}
}

async function contentOf(entries: readonly ZipEntry[]): Promise<PlacesFile[]> {
	const files: PlacesFile[] = [];
	let left_bytes = MAX_UNPACKED_BYTES;
	for (const entry of entries) {
		const bytes = await unpacked(entry, left_bytes);
		left_bytes -= bytes.length;
		files.push({ name: entry.name.replace(/^.*[/\\]/, ''), bytes });
	}
	return files;
}

/** Whether an archive contains a file of that path; false for a broken archive. */
export function hasEntry(archive: Uint8Array<ArrayBuffer>, path: string): boolean {
	try {
		return zipEntries(archive).some(({ name }) => name === path);
	} catch {
		return false;
	}
}
