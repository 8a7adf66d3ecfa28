/** A server of the production build for each engine: changes by staff on one do not affect the pages of the other. */
export const TIERS = ['embedded', 'native'] as const;
export type Tier = (typeof TIERS)[number];

interface Server {
	port: number;
	origin: string;
	/** Its data folder, below the project's root. */
	data: string;
}

/** The first of two ports; set another one to test two checkouts side by side. */
const PORT = Number(process.env['E2E_PORT'] ?? 4179);

const serverAt = (port: number, data: string): Server => ({ port, origin: `http://127.0.0.1:${port}`, data });

export const SERVERS: Readonly<Record<Tier, Server>> = {
	embedded: serverAt(PORT, '.cache/e2e/data'),
	native: serverAt(PORT + 1, '.cache/e2e/native')
};

/** Prefix of the line that a ready server prints. */
export const READY = 'ready: http';
/** The line printed when both are ready. */
export const ALL_READY = 'all servers are ready';
