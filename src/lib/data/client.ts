import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.types.ts';

/** The one way to the data: a supabase-js client, on any tier. */
export type DataClient = SupabaseClient<Database>;

/** Where a client asks: address, key, and how requests travel when it is not the network. */
export interface DataApi {
	url: string;
	key: string;
	fetch?: typeof globalThis.fetch;
}

/**
 * A client that keeps no session of its own.
 * @param accessToken of the user it acts for; without one, the rights are those of the key
 */
export function createDataClient({ url, key, fetch }: DataApi, accessToken?: string): DataClient {
	return createClient<Database>(url, key, {
		auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
		// A user waits for the page: it says at once that the database is gone, and tries again itself.
		db: { retry: false },
		...(accessToken ? { accessToken: async () => accessToken } : {}),
		...(fetch ? { global: { fetch } } : {})
	});
}
