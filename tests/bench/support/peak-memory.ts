/** Loaded before a program (node --import): tells on stderr how much memory it took at most. */
process.on('exit', () => {
	process.stderr.write(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
});
