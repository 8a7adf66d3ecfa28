/** What the database knows of photos: who may see one, and that it was looked at. The files lie elsewhere. */
import * as v from 'valibot';
import { type MediaType, MEDIA_TYPES } from '../../domain/shared/photo/clean-photo.ts';
import { VISIBILITIES } from '../../domain/shared/visibility.ts';
import type { DataClient } from '../client.ts';
import { rpc, unwrap } from '../rpc.ts';

/** A photo as it is recorded with what it shows. */
export interface PhotoRecord {
	name: string;
	media_type: MediaType;
	/** Of the file as it is stored. */
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

/** @returns null where there is none, or none that the user may see */
export async function findPhoto(db: DataClient, name: string): Promise<v.InferOutput<typeof file> | null> {
	const answer = await db.from('photos').select('town_code, media_type, sha256, visibility').eq('name', name);
	return unwrap(answer, v.array(file))[0] ?? null;
}

/** Which of these names are recorded: with the service's rights only. */
export async function knownPhotos(db: DataClient, names: readonly string[]): Promise<string[]> {
	return rpc(db, 'known_photos', { p_names: [...names] }, v.array(v.string()));
}
