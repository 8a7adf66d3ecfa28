import type { DataClient } from '$lib/data/client.ts';
import type { Account, Staff } from '$lib/domain/staff/access.ts';
import type { Language } from '$lib/i18n/shared/languages.ts';
import type { MapThemeId } from '$lib/map/themes.ts';
import type { WaterScene } from '$lib/domain/water/water-scene.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** What kind of trouble: picks the words and the way out that the error page offers. */
			code?: 'not_found' | 'unavailable' | 'bad_request' | 'forbidden' | 'signed_out' | 'internal';
			/** Of a form that came in after the session had ended: what was typed, to be sent again. */
			typed?: [name: string, value: string][];
		}
		interface PageData {
			/** True on pages that show the map. */
			map?: boolean;
			/** What the map shows; without it, planning. */
			theme?: MapThemeId;
			/** Slug of the feature that a page is about whose address does not say so. */
			chosen?: string;
			/** On water pages: rivers, sections and every month's classes. */
			water?: WaterScene;
			/** On water pages: the month shown, YYYY-MM; null without any data. */
			month?: string | null;
		}
		interface Locals {
			/** Database client acting for whoever sent the request: the database decides what it sees. */
			db: DataClient;
			/** Whoever has signed in. */
			account: Account | null;
			/** Their role in the town that is shown; null without one. For friendliness: the database decides by itself. */
			staff: Staff | null;
			language: Language;
			mode: 'light' | 'dark' | 'auto';
			text: 'normal' | 'large';
			/** Set when a load found the database gone: the answer becomes a 503. */
			unavailable?: boolean;
		}
	}
}

export {};
