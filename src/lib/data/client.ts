import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.types.ts';

/** The one door to the data: a supabase-js client, whatever answers behind it. */
export type DataClient = SupabaseClient<Database>;

/** Where a client asks: address, key, and how requests travel when it is not the network. */
export interface DataApi {
	url: string;
	key: string;
	fetch?: typeof globalThis.fetch;
}

/**
 * A client that keeps no session of its own.
 * @param accessToken of the person it acts for; without one, nobody or whatever the key stands for
 */
export function createDataClient({ url, key, fetch }: DataApi, accessToken?: string): DataClient {
	return createClient<Database>(url, key, {
		auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
		// Somebody waits for the page: that the database is gone is told at once, and the page itself tries again.
		db: { retry: false },
		...(accessToken ? { accessToken: async () => accessToken } : {}),
		...(fetch ? { global: { fetch } } : {})
	});
}
