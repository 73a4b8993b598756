/** Everything out and back: what the core is asked for, and what the person is told. */
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { connect } from '../src/core/client';
import type { ImportedAll, ProgramState } from '../src/core/generated/commands';
import { memoryTransport } from '../src/core/transport';
import { loadLanguage } from '../src/i18n';
import { ExportSection } from '../src/screens/settings/ExportSection';
import { ArchiveDialog, bringingBack } from '../src/screens/welcome/ArchiveDialog';
import { settleIn } from '../src/shell/office';

const view = (answer: unknown, refused: unknown = null) => ({ id: 1, command: '', done: 4, total: 4, took_ms: 5, left_ms: null, answer, refused });
const asked: unknown[] = [];
/** The core answers every task with this. */
const answering = (answer: unknown, refused: unknown = null): void => void connect(memoryTransport({
  job_start: (request) => { asked.push(request); return view(answer, refused); }, job_get: () => view(answer, refused),
}));

beforeEach(async () => {
  asked.length = 0;
  await loadLanguage('en');
  const company = { name: 'Berg GmbH', time_zone: 'UTC', demo: false };
  settleIn({ version: '', company: { company, user: { name: 'Anna' }, branch: { name: '' }, device: { name: '' }, rights: ['company.export'], today: '2026-03-02', path: '/berg.kontor', language: 'en' } } as unknown as ProgramState);
});

describe('everything out', () => {
  it('goes beside the company file in a browser, and says how much it was', async () => {
    answering({ path: '/Berg GmbH 2026-03-02.zip', bytes: 1_260_000, rows: 95, files: 2 });
    render(<ExportSection />);
    fireEvent.click(screen.getByTestId('export.start'));
    expect(await screen.findByText(/95 rows, 2 files, 1.3 MB/)).toBeTruthy();
    expect(asked).toEqual([{ command: 'export_all', request: { path: null, format: 'csv', replace: false } }]);
    expect(screen.getByText('/Berg GmbH 2026-03-02.zip')).toBeTruthy();
  });
  it('tells why it did not', async () => {
    answering(null, { faults: [{ code: 'file-exists', field: 'path', params: { path: '/a.zip' } }] });
    render(<ExportSection />);
    fireEvent.click(screen.getByTestId('export.start'));
    expect(await screen.findByText(/There is a file \/a.zip already/)).toBeTruthy();
  });
});

describe('everything back', () => {
  const came = (findings: number): ImportedAll => ({ state: {}, rows: 95, files: 0, report: { rules: [], findings: Array.from({ length: findings }, () => ({})) } }) as unknown as ImportedAll;
  it('says what contradicts itself before the company is entered', async () => {
    answering(came(2));
    const enter = vi.fn();
    await bringingBack.start({ file: '/all.zip', path: null });
    render(<ArchiveDialog onIn={enter} onClose={() => undefined} />);
    expect(screen.getByText(/2 rows of it contradict others/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Open the company' }));
    expect(enter).toHaveBeenCalledWith(came(2));
    expect(asked).toEqual([{ command: 'import_all', request: { file: '/all.zip', path: null } }]);
  });
  it('tells what is wrong with an archive, and that a stop left nothing', async () => {
    answering(null, { faults: [{ code: 'not-an-export', field: 'file', params: {} }] });
    await bringingBack.start({ file: '/letter.zip', path: null });
    const { unmount } = render(<ArchiveDialog onIn={() => undefined} onClose={() => undefined} />);
    expect(screen.getByText(/not an export of everything/)).toBeTruthy();
    unmount();
    answering(null, { faults: [{ code: 'stopped', field: '', params: {} }] });
    await bringingBack.start({ file: '/all.zip', path: null });
    render(<ArchiveDialog onIn={() => undefined} onClose={() => undefined} />);
    expect(screen.getByText('Cancelled. Nothing was left.')).toBeTruthy();
  });
});
