import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HostSite, startHostSite } from '../fixtures/host-site.ts';
import { launchElectron } from '../fixtures/launch-electron.ts';
import { consoleOf } from '../fixtures/rep-at.ts';
import { type RouterUnderTest, startRouter } from '../fixtures/start-router.ts';
import { aWorkspace, type Workspace } from '../fixtures/workspace.ts';
import { answerDialogs, outsideNotes } from './answer-dialogs.ts';

const patienceMs = 30_000;
const password = 'a few words nobody guesses';

let router: RouterUnderTest;
let host: HostSite & { paste(snippet: string): void };
let workspace: Workspace;

beforeAll(async () => {
  [router, host] = await Promise.all([startRouter(), startHostSite()]);
  workspace = await aWorkspace(router, host);
});
afterAll(async () => {
  await host?.dispose();
  await router?.dispose();
});

it('joins by an invitation’s link in a console that knew no router, and is that person from then on', async () => {
  const token = await workspace.invite('Ben Okoro');
  await using desktop = await launchElectron();
  const page = await consoleOf(desktop);
  await page.getByLabel('Router address').waitFor({ timeout: patienceMs });
  await answerDialogs(desktop, [0]);
  await desktop.app.evaluate(
    ({ app }, link) => {
      app.emit('second-instance', {}, ['foyer', link], '/', {});
    },
    `foyer://join?${new URLSearchParams({ router: router.url, token })}`,
  );
  await page.getByLabel('Your name').fill('Ben Okoro', { timeout: patienceMs });
  expect((await outsideNotes(desktop)).asked).toEqual([`Connect this console to ${router.url}?`]);
  await page.getByLabel('Choose a password').fill('short');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('alert').first().waitFor();
  await page.getByLabel('Choose a password').fill(password);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('button', { name: /^Your status/ }).waitFor({ timeout: patienceMs });

  await page.reload();
  await page.getByRole('button', { name: /^Your status/ }).click({ timeout: patienceMs });
  await page.getByText('Ben Okoro').first().waitFor();
  const { people, invitations } = await workspace.ask('people.list', {});
  expect(people.map(({ name }) => name)).toContain('Ben Okoro');
  expect(invitations.map(({ state }) => state)).toContain('accepted');
});

it('does not follow a link to another router that the person does not want', async () => {
  const token = await workspace.invite('Cora Diaz');
  await using desktop = await launchElectron();
  const page = await consoleOf(desktop);
  await page.getByLabel('Router address').waitFor({ timeout: patienceMs });
  await answerDialogs(desktop, [1]);
  await desktop.app.evaluate(
    ({ app }, link) => {
      app.emit('second-instance', {}, ['foyer', link], '/', {});
    },
    `foyer://join?${new URLSearchParams({ router: router.url, token })}`,
  );
  await expect.poll(async () => (await outsideNotes(desktop)).asked.length).toBe(1);
  expect(await page.evaluate(() => window.foyer.session.status())).toMatchObject({ data: { routerUrl: null } });
  expect(await page.getByLabel('Router address').isVisible()).toBe(true);
});
