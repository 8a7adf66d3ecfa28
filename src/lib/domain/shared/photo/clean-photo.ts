/** A cleaned photo, and the reasons for refusing one: what the parsers of the formats share. */
import type { ExifData } from './exif.ts';

export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/**
 * `heic`: most browsers cannot show it. `broken`: incomplete or damaged. `animated`: several images in one.
 */
export const PHOTO_PROBLEMS = ['too_large', 'not_a_photo', 'heic', 'broken', 'animated', 'too_many_pixels'] as const;
export type PhotoProblem = (typeof PHOTO_PROBLEMS)[number];

/** The image without metadata, and the metadata in use. */
export interface CleanPhoto extends ExifData {
	media_type: MediaType;
	/** As displayed, after applying the orientation. */
	width: number;
	height: number;
	content: Uint8Array<ArrayBuffer>;
}

/** Thrown by the parsers of the image formats. */
export class PhotoRefused extends Error {
	override readonly name = 'PhotoRefused';
	readonly problem: PhotoProblem;
	constructor(problem: PhotoProblem) {
		super(problem);
		this.problem = problem;
	}
}
