import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { setStatus } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';

const stage = aStage();

const patienceMs = 30_000;

/** Chooses in a list that is found by typing, or opens by a press. */
const choose = async (page: Page, field: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option }).click();
  // Where several may be chosen the list stays open.
  await page.keyboard.press('Escape');
};
const room = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Parts of the routing' }).getByRole('link', { name, exact: true }).click();
const save = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText('Saved', { exact: true }).waitFor({ timeout: patienceMs });
};

it('R19 a rule an admin writes in the console decides about the next visitor, and its trace says so', async () => {
  const [ada, ben] = [await stage.workspace.add('Ada Lind'), await stage.workspace.add('Ben Okoro')];
  await using tom = await stage.rep(stage.workspace.admin);
  await using first = await stage.rep(ada);
  await using second = await stage.rep(ben);
  const { page } = tom;
  await setStatus(page, 'Offline');
  await page.getByRole('link', { name: /^Settings/ }).click();
  await page.getByRole('link', { name: 'Routing' }).click();

  // A queue of Ben's own, and a rule that sends readers of the prices there.
  await room(page, 'Queues');
  await page.getByRole('button', { name: 'Add a queue' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Prices');
  await choose(page, 'Choose reps', 'Ben Okoro');
  await room(page, 'Rules');
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByLabel('Name of the rule').fill('Asks about prices');
  await page.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByRole('textbox', { name: 'Values of condition 1' }).fill('/pricing');
  await page.keyboard.press('Enter');
  await choose(page, 'Step 1: To the queue', 'Prices');
  await page.getByRole('radio', { name: /^Longest idle/ }).click();
  const sentence = 'offer to Prices, longest idle first; book a meeting after 60 s.';
  await page.getByText(`When the page starts with /pricing: ${sentence}`).waitFor();

  // The preview tells, before anything is saved, whom a reader of the prices would meet.
  const panel = page.getByRole('complementary', { name: 'What the rules do' });
  await panel.getByText('This rule holds.').waitFor({ timeout: patienceMs });
  await panel.getByText('By what you see here, not saved yet.').waitFor();
  await panel
    .getByRole('listitem')
    .filter({ hasText: 'Prices' })
    .getByText('Ben Okoro')
    .waitFor({ timeout: patienceMs });

  // Nothing is saved yet, and nothing is lost on the way to another screen.
  await page.getByRole('link', { name: /^Inbox/ }).click();
  await page.getByRole('link', { name: /^Settings/ }).click();
  await page.getByRole('link', { name: 'Routing' }).click();
  await page.getByText(sentence).waitFor();
  await save(page);

  const offerOf = (one: Page) => one.getByRole('region', { name: 'Offer' });
  {
    await using visitor = await stage.visitor('/pricing');
    await visitor.openMessenger();
    await visitor.say('What does one robot cost?');
    await offerOf(second.page).getByText('What does one robot cost?').waitFor({ timeout: patienceMs });
    await offerOf(second.page).getByRole('button', { name: 'Accept' }).click();
    await second.page.getByRole('textbox', { name: /^Message to/ }).fill('It depends on how many.');
    await second.page.keyboard.press('Enter');
    await visitor.log().getByText('It depends on how many.').waitFor({ timeout: patienceMs });
    expect(await offerOf(first.page).count()).toBe(0);
    await second.page.getByRole('button', { name: 'More' }).click();
    await second.page.getByRole('menuitem', { name: 'How this was routed' }).click();
    const trace = second.page.getByRole('dialog');
    await trace
      .getByText(/Asks about prices/)
      .first()
      .waitFor({ timeout: patienceMs });
    await second.page.keyboard.press('Escape');
  }

  // Elsewhere the rule does not hold: both are asked.
  {
    await using visitor = await stage.visitor('/security');
    await visitor.openMessenger();
    await visitor.say('Where is our data kept?');
    await offerOf(first.page).getByText('Where is our data kept?').waitFor({ timeout: patienceMs });
    await offerOf(second.page).getByText('Where is our data kept?').waitFor({ timeout: patienceMs });
    await offerOf(first.page).getByRole('button', { name: 'Accept' }).click();
    await offerOf(second.page).waitFor({ state: 'detached' });
  }

  // What was, comes back from the history: readers of the prices meet everybody again.
  await room(page, 'History');
  await page.getByRole('link', { name: /^Version 1/ }).click();
  await page.getByText('Rule removed: Asks about prices').waitFor({ timeout: patienceMs });
  await page.getByRole('button', { name: 'Bring this version back' }).click();
  await page.getByText('brought back version 1').waitFor({ timeout: patienceMs });
  await using last = await stage.visitor('/pricing');
  await last.openMessenger();
  await last.say('And two robots?');
  await offerOf(first.page).getByText('And two robots?').waitFor({ timeout: patienceMs });
  await offerOf(second.page).getByText('And two robots?').waitFor({ timeout: patienceMs });
});

it('R19 the order of the rules is changed by keyboard and by dragging, and said aloud', async () => {
  await using tom = await stage.rep(stage.workspace.admin);
  const { page } = tom;
  await page.goto(`${stage.router.url}/console/#/settings/routing`);
  for (const name of ['First', 'Second', 'Third']) {
    await page.getByRole('button', { name: 'Add a rule' }).click();
    await page.getByLabel('Name of the rule').fill(name);
    await page.getByRole('link', { name: 'All rules' }).click();
  }
  const rules = page.getByRole('list', { name: 'Rules, first to last' });
  const order = async (): Promise<string[]> => (await rules.getByRole('link').allTextContents()).map((name) => name);
  await expect.poll(order).toEqual(['First', 'Second', 'Third']);

  await page.getByRole('button', { name: 'Move Third' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(order).toEqual(['First', 'Third', 'Second']);
  await page.getByText('Third is now number 2 of 3').waitFor();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(order).toEqual(['Third', 'First', 'Second']);

  const centre = async (name: string): Promise<{ x: number; y: number }> => {
    const box = await page.getByRole('button', { name: `Move ${name}` }).boundingBox();
    if (box === null) throw new Error(`${name} has no handle`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const [from, to] = [await centre('Third'), await centre('Second')];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y + 40, { steps: 6 });
  await page.mouse.up();
  await expect.poll(order).toEqual(['First', 'Second', 'Third']);

  // A rule that is deleted comes back by *Undo*; all of it goes by *Discard*.
  await page.getByRole('button', { name: 'More for Second' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect.poll(order).toEqual(['First', 'Third']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(order).toEqual(['First', 'Second', 'Third']);
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByText('One rule takes everybody.').waitFor();
});

it('R19.6 two admins edit at once: each hears of the other, and what does not touch goes together', async () => {
  await using tom = await stage.rep(stage.workspace.admin);
  await using eva = await stage.rep(await stage.workspace.add('Eva Marsh', 'admin'));
  const rename = async (page: Page, rule: string, name: string): Promise<void> => {
    await page.getByRole('list', { name: 'Rules, first to last' }).getByRole('link', { name: rule }).click();
    await page.getByLabel('Name of the rule').fill(name);
    await page.getByRole('link', { name: 'All rules' }).click();
  };
  for (const { page } of [tom, eva]) await page.goto(`${stage.router.url}/console/#/settings/routing`);
  await tom.page.getByRole('button', { name: 'Add a rule' }).click();
  await tom.page.getByLabel('Name of the rule').fill('Tom’s rule');
  await tom.page.getByRole('link', { name: 'All rules' }).click();
  await eva.page.getByRole('button', { name: 'Add a rule' }).click();
  await eva.page.getByLabel('Name of the rule').fill('Eva’s rule');
  await save(eva.page);

  // Tom hears of it before he saves; both rules stand together, and Eva sees his without a reload.
  await tom.page.getByText(/^Eva Marsh saved version \d+ while you edit/).waitFor({ timeout: patienceMs });
  await tom.page.getByRole('button', { name: 'Put mine on top' }).click();
  await tom.page.getByText('Eva’s rule').first().waitFor();
  await save(tom.page);
  await eva.page.getByRole('link', { name: 'All rules' }).click();
  await eva.page.getByRole('link', { name: 'Tom’s rule' }).waitFor({ timeout: patienceMs });

  // The same rule changed by both: one looks, and says whose it is.
  await rename(tom.page, 'Eva’s rule', 'A rule of Tom’s');
  await rename(eva.page, 'Eva’s rule', 'A rule of Eva’s');
  await save(eva.page);
  await tom.page.getByRole('button', { name: 'See what differs' }).click({ timeout: patienceMs });
  const dialog = tom.page.getByRole('dialog');
  await dialog.getByText('Rule Eva’s rule is now called A rule of Eva’s').waitFor();
  await dialog.getByText('Rule Eva’s rule is now called A rule of Tom’s').waitFor();
  await dialog.getByRole('radio', { name: /^What Eva Marsh saved/ }).click();
  await dialog.getByRole('button', { name: 'Put mine on top' }).click();
  await tom.page.getByRole('link', { name: 'A rule of Eva’s' }).waitFor();

  // A list of companies is tried before it is brought in.
  await room(tom.page, 'Accounts');
  await tom.page.getByRole('button', { name: 'Import a list' }).click();
  const list = tom.page.getByRole('dialog', { name: 'Import companies' });
  const rows = list.getByRole('textbox', { name: 'Or paste the rows' });
  await rows.fill('domain,company,owner\nacme.example,Acme Robotics,nobody@acme.example');
  await list.getByRole('button', { name: 'Check' }).click();
  await list.getByText('nobody here has this address').waitFor({ timeout: patienceMs });
  await rows.fill('domain,company,owner\nacme.example,Acme Robotics,eva.marsh@acme.example');
  await list.getByRole('button', { name: 'Check' }).click();
  await list.getByRole('button', { name: 'Import 1 company' }).click({ timeout: patienceMs });
  await tom.page.getByText('The list is imported').waitFor({ timeout: patienceMs });
  await tom.page.getByRole('row').filter({ hasText: 'Acme Robotics' }).waitFor();
});
