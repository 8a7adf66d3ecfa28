/** Storage of photo files: a folder beside the data, or Supabase Storage. Access is checked before, elsewhere. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DataClient } from '../../../data/client.ts';
import type { MediaType } from '../../../domain/shared/photo/clean-photo.ts';
import type { Settings } from '../../backend/settings.ts';

/** A file by the town's code and its random name. */
export interface PhotoFile {
	town: string;
	/** Thirty-two hexadecimal digits. */
	name: string;
}

export interface PhotoStore {
	/** Atomic, and durable when it returns. */
	put(file: PhotoFile, type: MediaType, content: Uint8Array<ArrayBuffer>): Promise<void>;
	/** @returns null where the file does not exist */
	get(file: PhotoFile): Promise<Uint8Array<ArrayBuffer> | null>;
	remove(files: readonly PhotoFile[]): Promise<void>;
}

export const photoFolder = ({ dataDir }: Pick<Settings, 'dataDir'>): string => path.join(dataDir, 'uploads', 'photos');

/** @param db the user's client: on Supabase its rights apply */
export function photoStore(settings: Settings, db: DataClient): PhotoStore {
	return settings.tier === 'supabase' ? inBucket(db) : inFolder(photoFolder(settings));
}

const NAME = /^[0-9a-f]{32}$/;

export function inFolder(folder: string): PhotoStore {
	const placeOf = ({ name }: PhotoFile): string => {
		// The database makes no other names; any other is refused.
		if (!NAME.test(name)) throw new Error('not the name of a photo');
		return path.join(folder, name.slice(0, 2), name);
	};
	return {
		put: async (file, _type, content) => {
			const place = placeOf(file);
			await mkdir(path.dirname(place), { recursive: true });
			await writeFile(`${place}.part`, content, { mode: 0o600, flush: true });
			await rename(`${place}.part`, place);
		},
		get: async (file) => {
			const content = await readFile(placeOf(file)).catch((error: NodeJS.ErrnoException) => {
				if (error.code === 'ENOENT') return null;
				throw error;
			});
			return content && new Uint8Array(content);
		},
		remove: async (files) => {
			for (const file of files)
				await Promise.all([rm(placeOf(file), { force: true }), rm(`${placeOf(file)}.part`, { force: true })]);
		}
	};
}

function inBucket(db: DataClient): PhotoStore {
	const bucket = () => db.storage.from('photos');
	const placeOf = ({ town, name }: PhotoFile): string => `${town}/${name}`;
	return {
		put: async (file, type, content) => {
			const { error } = await bucket().upload(placeOf(file), content, { contentType: type, upsert: false });
			if (error) throw error;
		},
		get: async (file) => {
			const { data } = await bucket().download(placeOf(file));
			return data && new Uint8Array(await data.arrayBuffer());
		},
		remove: async (files) => {
			if (files.length > 0) await bucket().remove(files.map(placeOf));
		}
	};
}
