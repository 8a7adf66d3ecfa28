/** The email with a sign-in link, in every language: the language in which the page was read is not known. */
import { DEFAULT_LANGUAGE, LANGUAGE, LANGUAGES } from '../../../i18n/shared/languages.ts';
import { signInEmailWords } from '../../../i18n/staff/sign-in-email.ts';
import type { RoomOf } from '../../../i18n/shared/words.ts';
import type { Email } from '../../mail/mailer.ts';

/** Where the link leads: a page with a button. */
export const LINK_PAGE = '/sign-in/link';

/** A link is valid for this long, and once. supabase/config.toml sets the same for Supabase. */
export const LINK_LIFE_MINUTES = 30;

/**
 * @param origin public address of the site
 * @param token in the link
 */
export function linkEmail(origin: string, token: string): Omit<Email, 'to'> {
	const parts = LANGUAGES.map((language) => ({
		words: signInEmailWords[language],
		link: `${origin}${LINK_PAGE}?token=${token}${language === DEFAULT_LANGUAGE ? '' : `&lang=${language}`}`
	}));
	const minutes = String(LINK_LIFE_MINUTES);
	const paragraphs = parts.map(({ words, link }) => [words.lead(origin), link, words.life(minutes), words.notYou]);
	return {
		subject: parts.map(({ words }) => words.subject).join(' · '),
		text: paragraphs.map((lines) => lines.join('\n\n')).join('\n\n* * *\n\n') + '\n',
		html: htmlOf(
			parts.map(({ words, link }) => partOf(words, link, origin, minutes)).join('\n<hr style="' + RULE + '">\n')
		)
	};
}

const RULE = 'border:0;border-top:1px solid #d8d2c2;margin:24px 0';
const BUTTON =
	'display:inline-block;padding:12px 24px;background:#175564;color:#ffffff;text-decoration:none;border-radius:4px';

/** E-mail clients support few style sheets: the styles are inline. */
function partOf(words: RoomOf<typeof signInEmailWords>, link: string, origin: string, minutes: string): string {
	const address = escaped(link);
	return [
		`<p>${escaped(words.lead(origin))}</p>`,
		`<p><a href="${address}" style="${BUTTON}">${escaped(words.button)}</a></p>`,
		`<p style="font-size:13px;color:#5d594f;word-break:break-all">${escaped(words.copy)}<br>${address}</p>`,
		`<p>${escaped(words.life(minutes))} ${escaped(words.notYou)}</p>`
	].join('\n');
}

function htmlOf(body: string): string {
	const frame = 'max-width:34em;margin:0 auto;padding:24px;font:16px/1.6 sans-serif;color:#2b2a27;background:#ffffff';
	return `<!doctype html>\n<html lang="${LANGUAGE[DEFAULT_LANGUAGE].tag}">\n<meta charset="utf-8">\n<body>\n<div style="${frame}">\n${body}\n</div>\n</body>\n</html>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
