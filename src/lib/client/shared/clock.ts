import { page } from '$app/state';
import { useI18n } from '$lib/i18n/index.ts';

/** Times in the town's time zone, the same on the server and in every browser. */
export function useClock(): { time(iso: string): string } {
	const i18n = useI18n();
	return {
		time(iso) {
			const zone = page.data.town?.time_zone ?? 'UTC';
			const [date = '', time = ''] = new Intl.DateTimeFormat('sv-SE', {
				timeZone: zone,
				dateStyle: 'short',
				timeStyle: 'short'
			})
				.format(new Date(iso))
				.split(' ');
			return `${i18n.date(date, 'day')} ${time}`;
		}
	};
}
