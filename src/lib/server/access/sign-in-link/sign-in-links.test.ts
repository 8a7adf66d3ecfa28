import { expect, it, vi } from 'vitest';
import { linksOfSupabase } from './sign-in-links.ts';

const URL_OF_SUPABASE = 'https://project.supabase.example';

function supabase(answer: (path: string) => Response | Error) {
	const asked: { path: string; body: unknown }[] = [];
	const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
		const path = String(input instanceof Request ? input.url : input).slice(URL_OF_SUPABASE.length);
		asked.push({ path, body: typeof init?.body === 'string' ? JSON.parse(init.body) : null });
		const given = answer(path);
		if (given instanceof Error) throw given;
		return given;
	};
	return { asked, links: linksOfSupabase({ url: URL_OF_SUPABASE, key: 'k', fetch }) };
}

it('request a link from Supabase, and never an account', async () => {
	const { asked, links } = supabase(() => Response.json({}));
	await links.send('a@example.org');
	expect(asked).toEqual([{ path: '/auth/v1/otp', body: expect.objectContaining({ create_user: false }) }]);
	expect(links.read('0123456789abcdef0123456789abcdef')).toEqual({
		email: null,
		proof: { token_hash: '0123456789abcdef0123456789abcdef', type: 'email' }
	});
	expect(links.read('"><script>')).toBeNull();
});

it('are ready where Auth answers, and reveal neither account nor address when a link is refused', async () => {
	const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	expect(await supabase(() => Response.json({})).links.ready()).toBe(true);
	expect(await supabase(() => new Response(null, { status: 503 })).links.ready()).toBe(false);
	expect(await supabase(() => new TypeError('fetch failed')).links.ready()).toBe(false);
	const refusal = (error_code: string, status: number) => () =>
		Response.json({ code: status, error_code, msg: 'no a@example.org' }, { status });
	await supabase(refusal('otp_disabled', 422)).links.send('a@example.org');
	expect(said).not.toHaveBeenCalled();
	await supabase(refusal('over_email_send_rate_limit', 429)).links.send('a@example.org');
	expect(said.mock.calls).toEqual([['mail: Auth made no link (over_email_send_rate_limit 429)']]);
	said.mockRestore();
});
