/**
 * How Chromium runs in the browser tests and benchmarks: WebGL in software, so that a machine without a graphics card
 * draws the same way, and nothing beside the page that would take its time.
 */
export const CHROMIUM_ARGUMENTS = [
	'--no-sandbox',
	'--use-angle=swiftshader',
	'--enable-unsafe-swiftshader',
	// Debian's wrapper asks for it: the page itself would be painted through the emulated graphics card, before the map.
	'--disable-gpu-rasterization',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-default-apps',
	'--disable-domain-reliability',
	'--disable-sync',
	'--no-first-run',
	// Playwright's own list, which this one would take the place of, and pages of a desktop browser's address bar.
	`--disable-features=${[
		'WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,PreloadTopChromeWebUI,AimEnabled',
		'AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
		'LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect',
		'OptimizationHints,NetworkTimeServiceQuerying,PreconnectToSearch'
	].join(',')}`
];
