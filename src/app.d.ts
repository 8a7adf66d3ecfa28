import type { DataClient } from '$lib/data/client.ts';
import type { Account, Staff } from '$lib/domain/staff/access.ts';
import type { Language } from '$lib/i18n/shared/languages.ts';
import type { MapThemeId } from '$lib/map/themes.ts';
import type { WaterScene } from '$lib/domain/water/water-scene.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Kind of error: selects the words and the links of the error page. */
			code?: 'not_found' | 'unavailable' | 'bad_request' | 'forbidden' | 'signed_out' | 'internal';
			/** The values of a form submitted after the session had ended, to be submitted again. */
			typed?: [name: string, value: string][];
		}
		interface PageData {
			/** True on pages that show the map. */
			map?: boolean;
			/** Theme of the map; planning by default. */
			theme?: MapThemeId;
			/** Slug of the page's feature where the address does not contain it. */
			chosen?: string;
			/** On water pages: rivers, sections and every month's classes. */
			water?: WaterScene;
			/** On water pages: the month shown, YYYY-MM; null without any data. */
			month?: string | null;
		}
		interface Locals {
			/** Database client of the user who sent the request: the database decides what it returns. */
			db: DataClient;
			/** The signed-in account. */
			account: Account | null;
			/** Their role in the shown town; null without one. For the interface only: the database enforces rights itself. */
			staff: Staff | null;
			language: Language;
			mode: 'light' | 'dark' | 'auto';
			text: 'normal' | 'large';
			/** Set when a load found the database unreachable: the answer becomes a 503. */
			unavailable?: boolean;
		}
	}
}

export {};
