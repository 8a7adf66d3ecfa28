import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.types.ts';

/** The one door to the data: a supabase-js client, whatever answers behind it. */
export type DataClient = SupabaseClient<Database>;

/**
 * A client that keeps no session of its own.
 * @param fetch how requests travel: the network, or straight into the gateway of this process
 */
export function createDataClient(url: string, key: string, fetch?: typeof globalThis.fetch): DataClient {
	return createClient<Database>(url, key, {
		auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
		// Somebody waits for the page: that the database is gone is told at once, and the page itself tries again.
		db: { retry: false },
		...(fetch ? { global: { fetch } } : {})
	});
}
