/** Names of pipelines and stages that come with the program are keys; names that people gave are shown as they are. */
import { hasText, t } from '../../i18n';

export const stageName = (name: string): string => (hasText(`stage-${name}`) ? t(`stage-${name}`) : name);
export const pipelineName = (name: string): string => (hasText(`pipeline-${name}`) ? t(`pipeline-${name}`) : name);
