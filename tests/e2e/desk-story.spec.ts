/**
 * The whole workflow of the desk on both database engines: a parcel is placed and a project moves on, other users see it
 * at once, an administrator revokes it, and the log records all of it.
 */
import { placesWords } from '../../src/lib/i18n/places/places.ts';
import { table } from './support/csv.ts';
import { openOnMap, stateOf } from './support/map.ts';
import { emailOf, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { bySlug, featuresOf } from './support/town.ts';
import { zh } from './support/words.ts';

const { zh: places } = placesWords;
const PARCEL = 'pl-alstom';
const PROJECT = 'pl-bailian-570';
const BEFORE = '招投标/出让';
const AFTER = '启动建设/开工';
const REASON = '许可证编号登记有误';
/** From the answer to a save until every other open map shows it. */
const SHOWN = { timeout: 2_000, intervals: [50] };
const words = zh.desk;

// A form refused on purpose, and a staff page opened without signing in.
test.use({ expectedErrors: /status of 400/ });

test('a planner places 阿尔斯通地块 and moves 真大路570号; visitors see it within two seconds; an admin revokes it; all is in the log', async ({
	page: planner,
	browser,
	request
}) => {
	const found = await featuresOf(request);
	const [parcel, project] = [bySlug(found, PARCEL), bySlug(found, PROJECT)];
	expect([parcel.placement, project.current?.phase]).toEqual(['unplaced', 'preparation']);
	const visitor = await (await browser.newContext()).newPage();
	await openOnMap(visitor, '/planning?q=570');
	const phaseSeen = async () => (await stateOf(visitor, project.id)).phase;
	expect(await phaseSeen()).toBe('preparation');

	await signIn(planner, 'planner');
	await planner.goto('/desk/places?q=阿尔斯通');
	await planner.getByRole('link', { name: `${places.put}: 阿尔斯通地块` }).click();
	await planner
		.getByLabel(places.place.coordinates, { exact: true })
		.fill('121.405, 31.294\n121.415, 31.294\n121.415, 31.286\n121.405, 31.286');
	await planner.getByLabel(places.place.basis, { exact: true }).fill('示例：按图则描绘');
	await planner.getByLabel(places.place.accuracy).fill('8');
	await planner.getByRole('button', { name: places.place.submit }).click();
	await expect(planner.getByText(places.place.saved)).toBeVisible();
	expect(bySlug(await featuresOf(request), PARCEL)).toMatchObject({ placement: 'mark', accuracy_m: 8 });

	await planner.goto(`/planning/${PROJECT}`);
	await planner.getByRole('link', { name: words.status.entry }).click();
	await expect(planner.getByRole('region', { name: words.status.now })).toContainText(BEFORE);
	const submit = planner.getByRole('button', { name: words.status.submit, exact: true });
	await planner.getByRole('radio', { name: new RegExp(AFTER) }).check();
	await planner.getByLabel(words.status.date, { exact: true }).fill('2024-03-01');
	await planner.getByLabel(words.status.document).fill('建筑工程施工许可证');
	await planner.getByLabel(words.status.documentNo).fill('示例-0001');
	await planner.getByText(words.status.visibilities.public, { exact: true }).click();
	await submit.click();
	// Refused: the typed input is kept.
	await expect(planner.getByRole('alert')).toContainText(words.status.problem.date_before);
	await expect(planner.getByLabel(words.status.documentNo)).toHaveValue('示例-0001');
	await planner.getByLabel(words.status.date, { exact: true }).fill('2025-10-15');
	await submit.click();
	await expect(planner.getByText(words.status.saved(AFTER))).toBeVisible();
	// The page that was open from the start, on the map and in the list.
	await expect.poll(phaseSeen, SHOWN).toBe('building');
	await expect(visitor.getByRole('row').filter({ hasText: '570' }).first()).toContainText(AFTER);
	expect(bySlug(await featuresOf(request), PROJECT).current).toMatchObject({ phase: 'building', source: 'desk' });
	await visitor.goto(`/planning/${PROJECT}`);
	await expect(visitor.locator('[aria-current="step"]')).toContainText(AFTER);
	await expect(visitor.getByText('建筑工程施工许可证')).toBeVisible();
	await expect(visitor.getByRole('link', { name: words.status.entry })).toHaveCount(0);

	const admin = await (await browser.newContext()).newPage();
	await signIn(admin, 'admin');
	await admin.goto(`/desk/features/${PROJECT}/status`);
	await admin.getByText(words.status.revert, { exact: true }).first().click();
	await admin.getByLabel(words.status.revertReason).first().fill(REASON);
	await admin.getByRole('button', { name: words.status.revertSubmit }).first().click();
	await expect(admin.getByText(words.status.reverted)).toBeVisible();
	await expect(visitor.locator('[aria-current="step"]')).toContainText(BEFORE, { timeout: SHOWN.timeout });
	await expect(visitor.getByText('建筑工程施工许可证')).toHaveCount(0);
	// The state as of an earlier day is unchanged throughout.
	expect(bySlug(await featuresOf(request, '?as_of=2025-10-14'), PROJECT).current?.phase).toBe('preparation');

	await admin.goto(`/desk/log?record=${PROJECT}`);
	const rows = admin.getByRole('row');
	await expect(rows.filter({ hasText: emailOf('admin') }).filter({ hasText: REASON })).not.toHaveCount(0);
	await expect(rows.filter({ hasText: emailOf('planner') }).filter({ hasText: '示例-0001' })).toBeVisible();
	await admin.goto(`/desk/log?record=${PARCEL}`);
	await expect(rows.filter({ hasText: emailOf('planner') }).filter({ hasText: '示例：按图则描绘' })).not.toHaveCount(0);
	const response = await admin.request.get(`/desk/log.csv?record=${PROJECT}`);
	const [head, ...lines] = table(await response.text());
	expect(head).toEqual(['at', 'actor', 'table', 'record', 'action', 'before', 'after', 'reason']);
	expect(lines.map(([, actor, name, , action]) => [actor, name, action])).toEqual(
		expect.arrayContaining([
			[emailOf('planner'), 'status_events', 'insert'],
			[emailOf('admin'), 'status_revocations', 'insert']
		])
	);
	expect((await request.get('/desk/log.csv', { maxRedirects: 0 })).status()).toBe(303);

	await admin.goto(`/desk/features/${PARCEL}/place`);
	await admin.getByText(places.place.takeBack, { exact: true }).click();
	await admin.getByRole('radio', { name: places.place.takeBackTo.unplaced }).check();
	await admin.getByLabel(places.place.takeBackReason).fill('示例：讲完了');
	await admin.getByRole('button', { name: places.place.takeBackSubmit, exact: true }).click();
	await expect(admin.getByText(places.place.tookBack)).toBeVisible();
	expect(bySlug(await featuresOf(request), PARCEL).placement).toBe('unplaced');
});
