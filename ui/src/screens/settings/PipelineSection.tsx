/** The stages that a deal goes through: chance to win, and after how many days it counts as stuck. */
import { useState } from 'react';

import { call, useCommand } from '../../core/client';
import type { PipelineStages, Stage, StageOutcome } from '../../core/generated/commands';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import { EditDialog, Section } from '../../form';
import { t } from '../../i18n';
import { mayOn } from '../../shell/office';
import { doThen } from '../../shell/undo';
import { Button, Chip, Loaded, NumberField, PercentField, Select, TextField, type Tone } from '../../ui';
import { pipelineName, stageName } from '../deals/names';
import { SettingTable } from './Table';

const OUTCOMES: readonly StageOutcome[] = ['open', 'won', 'lost'];
const TONES: Record<StageOutcome, Tone> = { open: 'neutral', won: 'good', lost: 'bad' };

const move = (stage: Stage, by: 1 | -1): void => doThen(call('stage_save', { stage: { ...stage, position: stage.position + by } }), t('settings-stage-moved', { name: stageName(stage.name) }));

export const PipelineSection = () => <Loaded command="pipeline_list" request={{}}>{(pipelines) => <>{pipelines.map((one) => <Stages key={one.pipeline.id} {...one} isOnly={pipelines.length === 1} />)}</>}</Loaded>;

function Stages({ pipeline, stages, isOnly }: PipelineStages & { isOnly: boolean }) {
  const [edited, setEdited] = useState<Stage | null>(null);
  const can = mayOn('deal');
  const open = stages.filter(({ outcome }) => outcome === 'open').length;
  const add = (): void => setEdited({ id: newId(), pipeline: pipeline.id, name: '', position: open, probability: '50', outcome: 'open', max_days: 14 });
  return (
    <Section title={isOnly ? t('settings-stages') : t('settings-stages-of', { pipeline: pipelineName(pipeline.name) })} note={t('settings-stage-hint')} actions={can.create && <Button icon="plus" onPress={add}>{t('settings-stage-add')}</Button>}>
      <SettingTable
        heads={[t('settings-name'), t('settings-stage-outcome'), { title: t('settings-stage-chance'), end: true }, { title: t('settings-stage-stuck'), end: true }]}
        rows={stages.map((stage, at) => {
          const name = stageName(stage.name);
          return {
            id: stage.id, name, cells: [name, <Chip key="outcome" tone={TONES[stage.outcome]}>{t(`settings-stage-outcome-${stage.outcome}`)}</Chip>, fmt.percent(stage.probability), stage.max_days === null ? '' : t('settings-term-days', { count: stage.max_days })],
            ...(can.change ? {
              acts: [
                { icon: 'up' as const, label: t('settings-stage-up', { name }), isDisabled: at === 0, run: () => move(stage, -1) },
                { icon: 'down' as const, label: t('settings-stage-down', { name }), isDisabled: at === stages.length - 1, run: () => move(stage, 1) },
              ],
              onEdit: () => setEdited(stage),
            } : {}),
            ...(can.remove ? { onRemove: () => doThen(call('stage_delete', { id: stage.id }), t('settings-removed', { name })) } : {}),
          };
        })}
      />
      {edited && <StageDialog key={edited.id} initial={edited} onClose={() => setEdited(null)} />}
    </Section>
  );
}

function StageDialog({ initial, onClose }: { initial: Stage; onClose: () => void }) {
  const shown = initial.name === '' ? '' : stageName(initial.name);
  const [stage, setStage] = useState(() => ({ ...initial, name: shown }));
  const set = (part: Partial<Stage>): void => setStage((now) => ({ ...now, ...part }));
  const save = useCommand('stage_save');
  return (
    <EditDialog
      title={shown || t('settings-stage-add')} error={save.error} running={save.running} done={t('settings-saved', { name: stage.name })}
      onSave={() => save.run({ stage: stage.name === shown ? { ...stage, name: initial.name } : stage })} onClose={onClose}
    >
      <TextField label={t('settings-name')} name="stage.name" isRequired autoFocus value={stage.name} onChange={(name) => set({ name })} />
      <Select label={t('settings-stage-outcome')} name="stage.outcome" value={stage.outcome} onChange={(outcome) => set({ outcome })} choices={OUTCOMES.map((id) => ({ id, title: t(`settings-stage-outcome-${id}`) }))} />
      <PercentField label={t('settings-stage-chance')} name="stage.probability" value={stage.probability} onChange={(probability) => set({ probability: probability ?? '0' })} />
      <NumberField label={t('settings-stage-stuck')} name="stage.max_days" decimals={0} hint={t('settings-stage-stuck-hint')} suffix={t('settings-term-days-unit')} value={stage.max_days === null ? null : String(stage.max_days)} onChange={(days) => set({ max_days: days === null ? null : Number(days) })} />
    </EditDialog>
  );
}
