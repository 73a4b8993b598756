/** Stages and people to filter deals by. */
import { call } from '../../core/client';
import type { Choice } from '../../ui';
import { stageName } from './names';

const fitting = (choices: readonly Choice[], text: string): Choice[] => choices.filter(({ title }) => title.toLowerCase().includes(text.trim().toLowerCase()));

const stages = async (): Promise<Choice[]> => (await call('choices', {})).stages.map(({ id, name }) => ({ id, title: stageName(name) }));
export const findStages = async (text: string): Promise<Choice[]> => fitting(await stages(), text);
export const stageTitle = async (id: string): Promise<string> => (await stages()).find((stage) => stage.id === id)?.title ?? '';

const users = async (): Promise<Choice[]> => (await call('choices', {})).users.map(({ id, name }) => ({ id, title: name }));
export const findUsers = async (text: string): Promise<Choice[]> => fitting(await users(), text);
export const userTitle = async (id: string): Promise<string> => (await users()).find((user) => user.id === id)?.title ?? '';
