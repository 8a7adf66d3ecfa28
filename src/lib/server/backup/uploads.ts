import path from 'node:path';

/** Folder of uploaded files on the embedded and native tiers. */
export const uploadsFolder = (dataDir: string): string => path.join(dataDir, 'uploads');
