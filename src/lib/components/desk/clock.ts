import { page } from '$app/state';
import { useI18n } from '$lib/i18n/index.ts';

/** Times as the clock of the town shows them, the same on the server and in every browser. */
export function useClock(): { time(iso: string): string } {
	const i18n = useI18n();
	return {
		time: (iso) =>
			new Intl.DateTimeFormat(i18n.language === 'zh' ? 'zh-CN' : 'en-GB', {
				timeZone: page.data.town?.time_zone ?? 'UTC',
				dateStyle: 'medium',
				timeStyle: 'short'
			}).format(new Date(iso))
	};
}
