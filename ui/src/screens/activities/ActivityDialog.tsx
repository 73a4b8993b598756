/** The form of a task, call, appointment, letter or note; opened from anywhere. */
import { type FormEvent, useState } from 'react';

import { call, useCommand } from '../../core/client';
import type { EntityKind } from '../../core/generated/commands';
import { newId } from '../../core/id';
import { Fields, Wide } from '../../form';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { may } from '../../shell/office';
import { placeOf } from '../../shell/paths';
import { go } from '../../shell/router';
import { Button, Chip, ComboBox, DateField, Dialog, FormFaults, IconButton, Segments, Select, TextField, TimeField, askWith, toastError } from '../../ui';
import { findAnyParty } from '../contacts/find';
import { newParty } from '../contacts/newParty';
import { removeActivity, setDone } from './done';
import { findEmployees, myself } from './employees';
import { type ActivityForm, REMINDERS, type Reminder, USUAL_MINUTES, activityOf, blankActivity, formOf } from './form';
import { ACTIVITY_KINDS } from './kinds';

/** Asks for a new activity. Whoever plans it does it, until somebody else is named. */
export async function planActivity(known: Partial<ActivityForm> = {}): Promise<void> {
  const assignee = known.assignee === undefined ? await myself().catch(() => null) : known.assignee;
  await askWith((done) => <ActivityDialog initial={blankActivity(newId(), { ...known, assignee })} isNew onDone={() => done(null)} />);
}

/** Shows an activity. Resolves when it is closed. */
export async function showActivity(id: string): Promise<void> {
  try {
    const detail = await call('activity_get', { id });
    await askWith((done) => <ActivityDialog initial={formOf(detail)} isNew={false} onDone={() => done(null)} />);
  } catch (error) {
    toastError(error);
  }
}

/** Paths of the faults of the core, by the fields that show them. */
const FIELDS = { day: 'activity.due_on', from: 'activity.starts_at_ms', to: 'activity.ends_at_ms', reminder: 'activity.remind_at_ms' };

function ActivityDialog({ initial, isNew, onDone }: { initial: ActivityForm; isNew: boolean; onDone: () => void }) {
  const [form, setForm] = useState(initial);
  const set = (change: Partial<ActivityForm>): void => setForm((now) => ({ ...now, ...change }));
  const save = useCommand('activity_save');
  const readOnly = !may('activity.change');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.run({ activity: activityOf(form) }).then(onDone).catch(() => undefined);
  };
  const done = form.doneAtMs !== null;
  return (
    <Dialog
      title={isNew ? t('cmd-activity-new') : t(`activity-${form.kind}`)} isOpen onClose={onDone}
      actions={readOnly ? undefined : (
        <>
          {!isNew && <Button look="quiet" icon="trash" onPress={() => void removeActivity(form).then(onDone)}>{t('activity-delete')}</Button>}
          {!isNew && <Button icon={done ? 'undo' : 'check'} onPress={() => { setDone({ ...form, done }); onDone(); }}>{t(done ? 'activity-reopen' : 'activity-do')}</Button>}
          <span className="top-gap" />
          <Button onPress={onDone}>{t('cancel')}</Button>
          <Button look="primary" type="submit" form="activity" isPending={save.running} testId="activity.save">{t('save')}</Button>
        </>
      )}
    >
      <form id="activity" onSubmit={submit} noValidate>
        <FormFaults error={save.error}>
          <Fields columns={2}>
            <Wide>
              <Segments label={t('activity-kind')} value={form.kind} onChange={(kind) => set({ kind })} choices={ACTIVITY_KINDS.map((id) => ({ id, title: t(`activity-${id}`) }))} />
              {done && <Chip tone="good">{t('activity-done-on', { day: fmt.dateTime(form.doneAtMs ?? 0) })}</Chip>}
            </Wide>
            <Wide><TextField label={t('activity-subject')} name="activity.subject" isRequired autoFocus value={form.subject} onChange={(subject) => set({ subject })} isReadOnly={readOnly} /></Wide>
            <WhenFields form={form} set={set} />
            <ComboBox label={t('activity-assignee')} name="activity.assignee" value={form.assignee} onChange={(assignee) => set({ assignee })} search={findEmployees} placeholder={t('activity-anybody')} />
            <ComboBox
              label={t('activity-party')} name="activity.party" value={form.party} onChange={(party) => set({ party })} search={findAnyParty}
              onCreate={(name) => void newParty({ side: 'customer', name }).then((party) => { if (party) set({ party }); })}
            />
            {form.link && <Wide><LinkedRecord link={form.link} onOpen={onDone} onRemove={() => set({ link: null })} /></Wide>}
            <Wide><TextField label={t('activity-notes')} name="activity.notes" rows={4} value={form.notes} onChange={(notes) => set({ notes })} isReadOnly={readOnly} /></Wide>
            {done && <Wide><TextField label={t('activity-outcome')} name="activity.outcome" rows={2} value={form.outcome} onChange={(outcome) => set({ outcome })} isReadOnly={readOnly} /></Wide>}
          </Fields>
        </FormFaults>
      </form>
    </Dialog>
  );
}

/** Day, time and reminder. A time without a day is today; moving the start moves the end. */
function WhenFields({ form, set }: { form: ActivityForm; set: (change: Partial<ActivityForm>) => void }) {
  const start = (from: number | null): void => {
    const lasts = form.from !== null && form.to !== null ? form.to - form.from : USUAL_MINUTES;
    set({ from, day: form.day ?? fmt.today(), to: from === null ? null : form.to === null && form.kind !== 'meeting' ? null : Math.min(from + lasts, 1440) });
  };
  const reminders: readonly Reminder[] = REMINDERS.includes(form.reminder) ? REMINDERS : [...REMINDERS, form.reminder];
  return (
    <>
      <DateField label={t('activity-day')} name={FIELDS.day} value={form.day} onChange={(day) => set(day === null ? { day, from: null, to: null, reminder: 'none' } : { day })} {...(form.day ? { hint: fmt.dateFull(form.day) } : {})} />
      <div className="when">
        <TimeField label={t('activity-from')} name={FIELDS.from} value={form.from} onChange={start} isRequired={form.kind === 'meeting'} />
        <TimeField label={t('activity-to')} name={FIELDS.to} value={form.to !== null && form.to > 1440 ? form.to % 1440 : form.to} onChange={(to) => set({ to })} isDisabled={form.from === null} />
      </div>
      <Wide><Select label={t('activity-reminder')} name={FIELDS.reminder} value={form.reminder} onChange={(reminder) => set({ reminder })} isDisabled={form.day === null} choices={reminders.map((id) => ({ id, title: reminderText(id, form.from) }))} /></Wide>
    </>
  );
}

function reminderText(reminder: Reminder, from: number | null): string {
  if (reminder === 'none') return t('reminder-none');
  const minutes = Number(reminder);
  if (minutes === 0) return t(from === null ? 'reminder-morning' : 'reminder-at-start');
  if (minutes % 1440 === 0) return t('reminder-days', { count: minutes / 1440 });
  return minutes % 60 === 0 ? t('reminder-hours', { count: minutes / 60 }) : t('reminder-minutes', { count: minutes });
}

function LinkedRecord({ link, onOpen, onRemove }: { link: { kind: EntityKind; id: string; title: string }; onOpen: () => void; onRemove: () => void }) {
  const place = placeOf(link.kind, link.id);
  return (
    <p className="linked">
      <span className="soft">{t('activity-link')}</span>
      {place ? <button type="button" className="text-link" onClick={() => { onOpen(); go(place.path); }}>{link.title}</button> : <span>{link.title}</span>}
      <IconButton icon="close" label={t('activity-unlink')} onPress={onRemove} />
    </p>
  );
}
