import path from 'node:path';

/** Where the embedded and native tiers keep what people send in. */
export const uploadsFolder = (dataDir: string): string => path.join(dataDir, 'uploads');
