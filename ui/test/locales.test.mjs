// @vitest-environment node
// The check of the texts must find what it is there for: each test breaks one thing in a copy.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const ui = join(import.meta.dirname, '..');
let copy;
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'kontor-locales-'));
  mkdirSync(join(copy, 'crates/core/src'), { recursive: true });
  cpSync(join(ui, '../crates/core/src/fault.rs'), join(copy, 'crates/core/src/fault.rs'));
  mkdirSync(join(copy, 'ui/src'), { recursive: true });
  cpSync(join(ui, 'locales'), join(copy, 'ui/locales'), { recursive: true });
  cpSync(join(ui, 'scripts'), join(copy, 'ui/scripts'), { recursive: true });
  symlinkSync(join(ui, 'node_modules'), join(copy, 'ui/node_modules'));
});
afterEach(() => rmSync(copy, { recursive: true }));

const check = () => spawnSync(process.execPath, [join(copy, 'ui/scripts/check-locales.mjs')], { encoding: 'utf8' });
const edit = (file, change) => writeFileSync(join(copy, file), change(readFileSync(join(copy, file), 'utf8')));

it('passes what is right', () => expect(check().status).toBe(0));
it.each([
  ['a malformed message', () => edit('ui/locales/de/app.ftl', (text) => `${text}\nbroken = { $count -> [one] x *[other] y }}\n`), 'cannot be parsed'],
  ['a missing text of a complete language', () => edit('ui/locales/de/app.ftl', (text) => text.replace(/^close = .*\n/m, '')), 'de: close is missing'],
  ['an unknown text', () => edit('ui/locales/de/app.ftl', (text) => `${text}\nnobody-asks = x\n`), 'de: nobody-asks is unknown in English'],
  ['an unknown variable', () => edit('ui/locales/de/app.ftl', (text) => text.replace('{ $area }', '{ $place }')), '$place'],
  ['a text that stands twice', () => edit('ui/locales/en/app.ftl', (text) => `${text}\nclose = x\n`), 'stands twice'],
  ['a code without a sentence', () => edit('crates/core/src/fault.rs', (text) => text.replace('Required "required",', 'Required "required",\n    Odd "odd",')), 'err-odd'],
  ['a sentence with a parameter that core does not give', () => edit('ui/locales/en/errors.ftl', (text) => text.replace('err-required = Please', 'err-required = { $who } please')), '$who'],
  ['a text that the window asks for in vain', () => writeFileSync(join(copy, 'ui/src/x.ts'), "t('not-there');"), 'unknown text not-there'],
  ['words outside the locales', () => writeFileSync(join(copy, 'ui/src/x.tsx'), 'const a = <p>Hello there</p>;'), 'Hello there'],
])('finds %s', (_, breakIt, said) => {
  breakIt();
  const result = check();
  expect(result.stderr).toContain(said);
  expect(result.status).toBe(1);
});
