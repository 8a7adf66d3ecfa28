import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LINK_LIFE_MINUTES, linkEmail } from './link-email.ts';

it('leads to the page with the button, in either language, and nowhere else', () => {
	const { text, html } = linkEmail('https://map.example.org', 'a-token');
	const expected = ['https://map.example.org/sign-in/link?token=a-token'];
	expect(text.match(/https:\S+token\S+/g)).toEqual([...expected, `${expected[0]}&lang=en`]);
	expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
		...expected,
		`${expected[0]}&amp;lang=en`
	]);
	expect(html).not.toMatch(/<(img|script|link|style|form)\b/);
});

it('equals the template of Supabase, with the same lifetime', () => {
	const read = (name: string) => readFileSync(new URL(`../../../../../supabase/${name}`, import.meta.url), 'utf8');
	const { subject, html } = linkEmail('{{ .SiteURL }}', '{{ .TokenHash }}');
	expect(read('templates/sign-in-link.html')).toBe(html);
	const settings = read('config.toml');
	expect(settings).toContain(`\notp_expiry = ${LINK_LIFE_MINUTES * 60}\n`);
	expect(settings).toContain(`\nsubject = "${subject}"\n`);
	expect(settings).toContain('\ncontent_path = "./supabase/templates/sign-in-link.html"\n');
});
