import { expect, it } from 'vitest';
import { readSmtpServer } from './smtp-address.ts';

const FROM = 'map@example.org';

it.each([
	['smtps://u%40x:p%25w@mail.example.org', { port: 465, tls: 'always', login: { user: 'u@x', pass: 'p%w' } }],
	['smtp://u:p@mail.example.org', { port: 587, tls: 'required' }],
	['smtp://mail.example.org:2525', { host: 'mail.example.org', port: 2525, tls: 'required', login: null }],
	['smtp://relay:25?tls=off', { host: 'relay', port: 25, tls: 'offered' }],
	['smtp://127.0.0.1:25', { tls: 'offered' }],
	['smtp://[::1]:25', { host: '::1', tls: 'offered' }],
	// Only this machine itself: a name that begins like it is another one.
	['smtp://127.0.0.1.example.org', { tls: 'required' }]
])('reads %s', (url, expected) => {
	expect(readSmtpServer(url, FROM)).toMatchObject(expected);
});

it.each([
	['map@example.org', { name: '', address: 'map@example.org' }],
	['更新地图 <map@example.org>', { name: '更新地图', address: 'map@example.org' }],
	['"The map" <map@example.org>', { name: 'The map', address: 'map@example.org' }]
])('reads the sender %s', (from, expected) => {
	expect(readSmtpServer('smtp://relay', from).from).toEqual(expected);
});

it.each([
	['https://mail.example.org', FROM, 'SMTP_URL'],
	['mail.example.org', FROM, 'SMTP_URL'],
	['smtp://u:100%sure@mail.example.org', FROM, 'SMTP_URL'],
	['smtp://mail.example.org?tls=perhaps', FROM, 'SMTP_URL'],
	['smtp://mail.example.org', 'The map', 'MAIL_FROM'],
	['smtp://mail.example.org', 'a@b.example\r\nBcc: c@d.example', 'MAIL_FROM']
])('refuses %s with %j by naming the setting, and nothing of what stands in it', (url, from, setting) => {
	expect(() => readSmtpServer(url, from)).toThrow(setting);
	expect(() => readSmtpServer(url, from)).not.toThrow(/100%sure|Bcc/);
});
