/** Loaded before a program (node --import): prints its peak memory on stderr. */
process.on('exit', () => {
	process.stderr.write(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
});
