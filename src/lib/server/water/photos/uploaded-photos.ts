/** Uploaded photos: read from a form, cleaned, stored, and removed again where their record is not stored. */
import { createHash, randomBytes } from 'node:crypto';
import type { PhotoRecord } from '../../../data/water/photos.ts';
import { cleanPhoto, MAX_PHOTO_BYTES, MAX_PHOTOS } from '../../../domain/shared/photo/photo.ts';
import type { CleanPhoto, PhotoProblem } from '../../../domain/shared/photo/clean-photo.ts';
import type { PhotoStore } from './store.ts';

export type UploadProblem = PhotoProblem | 'too_many_photos';

/** @returns the photos of a form, or the problem of the first invalid one */
export async function photosOf(form: FormData): Promise<CleanPhoto[] | UploadProblem> {
	const files = form.getAll('photo').filter((entry): entry is File => entry instanceof File && entry.size > 0);
	if (files.length > MAX_PHOTOS) return 'too_many_photos';
	const photos: CleanPhoto[] = [];
	for (const file of files) {
		if (file.size > MAX_PHOTO_BYTES) return 'too_large';
		const photo = cleanPhoto(new Uint8Array(await file.arrayBuffer()));
		if (typeof photo === 'string') return photo;
		photos.push(photo);
	}
	return photos;
}

/**
 * Stores the files and then their record. No file is left without its record, whatever fails.
 * @param record stores the record; `stored` says whether these photos are in it
 */
export async function withPhotos<Answer>(
	store: PhotoStore,
	town: string,
	photos: readonly CleanPhoto[],
	record: (photos: PhotoRecord[]) => Promise<{ stored: boolean; answer: Answer }>
): Promise<Answer> {
	const files = photos.map((photo) => ({ photo, town, name: randomBytes(16).toString('hex') }));
	let stored = false;
	try {
		for (const { photo, ...file } of files) await store.put(file, photo.media_type, photo.content);
		const done = await record(files.map(({ photo, name }) => recordOf(photo, name)));
		stored = done.stored;
		return done.answer;
	} finally {
		if (!stored) await store.remove(files.map(({ name }) => ({ town, name })));
	}
}

const recordOf = ({ content, media_type, width, height, taken_at, place }: CleanPhoto, name: string): PhotoRecord => ({
	name,
	media_type,
	sha256: createHash('sha256').update(content).digest('hex'),
	bytes: content.length,
	width,
	height,
	taken_at,
	place
});
