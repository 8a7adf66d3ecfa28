/** Records of photos: their visibility and their check. The files are stored elsewhere. */
import * as v from 'valibot';
import { type MediaType, MEDIA_TYPES } from '../../domain/shared/photo/clean-photo.ts';
import { VISIBILITIES } from '../../domain/shared/visibility.ts';
import type { DataClient } from '../client.ts';
import { rpc, unwrap } from '../rpc.ts';

/** A photo as stored with its record. */
export interface PhotoRecord {
	name: string;
	media_type: MediaType;
	/** Of the stored file. */
	sha256: string;
	bytes: number;
	width: number;
	height: number;
	/** The camera's clock, without a zone. */
	taken_at: string | null;
	place: { lon: number; lat: number } | null;
}

/** As pages show it. */
export const shownPhoto = v.object({
	name: v.string(),
	width: v.number(),
	height: v.number(),
	taken_at: v.nullable(v.string()),
	visibility: v.picklist(VISIBILITIES),
	checked: v.boolean()
});
export type ShownPhoto = v.InferOutput<typeof shownPhoto>;

const file = v.object({
	town_code: v.string(),
	media_type: v.picklist(MEDIA_TYPES),
	sha256: v.string(),
	visibility: v.picklist(VISIBILITIES)
});

/** @returns null where it does not exist, or the user may not see it */
export async function findPhoto(db: DataClient, name: string): Promise<v.InferOutput<typeof file> | null> {
	const answer = await db.from('photos').select('town_code, media_type, sha256, visibility').eq('name', name);
	return unwrap(answer, v.array(file))[0] ?? null;
}

/** Which of these names have a record: with the service role only. */
export async function knownPhotos(db: DataClient, names: readonly string[]): Promise<string[]> {
	return rpc(db, 'known_photos', { p_names: [...names] }, v.array(v.string()));
}
