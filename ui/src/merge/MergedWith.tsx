/** What turned out to be this record: each can be a record of its own again. */
import { useCommand } from '../core/client';
import { Section } from '../form';
import { t } from '../i18n';
import { may } from '../shell/office';
import { Button, FormFaults, ask, toast } from '../ui';
import type { Merged } from './MergeDialog';

interface MergedWithProps {
  kind: Merged;
  others: readonly { id: string; name: string }[];
}

export function MergedWith({ kind, others }: MergedWithProps) {
  const part = useCommand(kind === 'party' ? 'party_unmerge' : 'item_unmerge');
  if (others.length === 0) return null;
  const run = async (id: string, name: string): Promise<void> => {
    if (!await ask({ title: t('merged-part-title', { name }), text: t(`merged-part-${kind}`, { name }), action: t('merged-part') })) return;
    await part.run({ id });
    toast({ kind: 'done', title: t('merged-parted', { name }) });
  };
  return (
    <Section title={t('merged-with')}>
      <FormFaults error={part.error}>
        <ul className="merged-with">
          {others.map(({ id, name }) => (
            <li key={id}><span>{name}</span>{may(`${kind}.void`) && <Button look="quiet" isPending={part.running} onPress={() => void run(id, name).catch(() => undefined)} testId="merged.part">{t('merged-part')}</Button>}</li>
          ))}
        </ul>
      </FormFaults>
    </Section>
  );
}
