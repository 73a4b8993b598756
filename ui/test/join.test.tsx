/** Joining a head office: what people type, and every fault at its field. */
import { createMemoryHistory } from '@tanstack/react-router';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { App } from '../src/App';
import { connect } from '../src/core/client';
import { CommandFailed } from '../src/core/faults';
import { memoryTransport } from '../src/core/transport';
import { loadLanguage } from '../src/i18n';
import { JoinCompany } from '../src/screens/welcome/JoinCompany';
import { joiningFirm } from '../src/screens/welcome/joinFirm';
import { codeTyped, invitationIn, missingIn, sent } from '../src/sync/joining';
import { changeSettings } from '../src/ui';

describe('what is typed', () => {
  it('takes an invitation pasted whole into either field', () => {
    for (const text of ['office:7443 K7M4 XQ2P', ' kontor:office:7443#K7-M4XQ2P#AB:CD\n', 'https://office:7443/ k7m4-xq2p']) {
      expect(invitationIn(text)).toEqual({ server: 'office:7443', code: 'K7M4 XQ2P' });
    }
    for (const text of ['office:7443', 'K7M4 XQ2P', 'office:7443 K7', 'kontor:office']) expect(invitationIn(text)).toBeNull();
  });
  it('is a code however it is written', () => {
    expect(['k7m4xq2p', 'K7M4-XQ2P', ' k7 m4.xq 2p ', 'K7M4XQ2PZZ'].map(codeTyped)).toEqual(Array(4).fill('K7M4 XQ2P'));
    expect(['', 'k7', 'k7m4', 'k7m4-x'].map(codeTyped)).toEqual(['', 'K7', 'K7M4', 'K7M4 X']);
  });
  it('is an address, also out of a browser', () => {
    expect(sent({ server: ' https://office.example:7443/admin ', code: 'K7M4 XQ2P' })).toEqual({ server: 'office.example:7443', code: 'K7M4XQ2P' });
  });
  it('is told where something is missing or no code', () => {
    const fields = (joining: Parameters<typeof missingIn>[0]): string[] => missingIn(joining).map(({ field, code }) => `${field} ${code}`);
    expect(fields({ server: ' ', code: '', name: ' ' })).toEqual(['server required', 'code required', 'name required']);
    expect(fields({ server: 'a', code: 'K7M4 XQ2' })).toEqual(['code bad-format']);
    expect(fields({ server: 'a', code: 'K7M4 XQ20' }), '0 is in no code').toEqual(['code bad-format']);
    expect(fields({ server: 'a', code: 'K7M4 XQ2P', name: 'Counter' })).toEqual([]);
  });
});

describe('the screen', () => {
  const asked: unknown[] = [];
  let disconnect: () => void;
  beforeEach(async () => {
    changeSettings({ language: 'en' });
    await loadLanguage('en');
    asked.length = 0;
    joiningFirm.forget();
    disconnect = connect(memoryTransport({
      program_state: () => ({ version: '', company: null, waiting: null }),
      job_start: ({ command, request }: { command: string; request: unknown }) => {
        asked.push([command, request]);
        throw new CommandFailed([{ code: 'bad-format', field: 'code', params: { example: 'K7M4-XQ2P' } }]);
      },
    }));
    render(<App areas={[{ id: 'welcome', screens: [{ path: '/welcome/join', component: JoinCompany, bare: true }] }]} history={createMemoryHistory({ initialEntries: ['/welcome/join'] })} />);
    await screen.findByText('Join my firm');
  });
  afterEach(() => disconnect());
  const type = (field: string, text: string): void => void fireEvent.change(document.querySelector(`[data-field=${field}] input`) as HTMLElement, { target: { value: text } });

  it('asks nobody before everything is there', async () => {
    fireEvent.click(screen.getByTestId('join.now'));
    await screen.findByRole('alert');
    expect(asked).toEqual([]);
  });
  it('shows what head office says at its field, and keeps what was typed', async () => {
    type('server', 'https://office.example:7443');
    type('code', 'k7m4-xq2p');
    type('name', ' Counter ');
    fireEvent.click(screen.getByTestId('join.now'));
    await waitFor(() => expect(asked).toEqual([['sync_join', { server: 'office.example:7443', code: 'K7M4XQ2P', name: 'Counter', path: null }]]));
    const field = await waitFor(() => document.querySelector('[data-field=code][data-invalid]') as HTMLElement);
    await within(field).findByText(/K7M4-XQ2P/);
    expect((field.querySelector('input') as HTMLInputElement).value).toBe('K7M4 XQ2P');
  });
});
