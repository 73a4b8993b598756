/** Who can do something. */
import { call, prefetch, useQueryOf } from '../../core/client';
import type { EmployeeRow } from '../../core/generated/commands';
import { office } from '../../shell/office';
import type { Choice } from '../../ui';

const ALL = { limit: 500, filters: [{ column: 'active', op: 'is' as const, values: ['1'] }] };

export const employeeChoice = ({ id, name, title }: EmployeeRow): Choice => ({ id, title: name, ...(title ? { note: title } : {}) });

/** Everybody who works here now. */
export const useEmployees = (): readonly EmployeeRow[] => useQueryOf('employee_list', ALL).data?.rows ?? [];

export const prefetchEmployees = (): Promise<void> => prefetch('employee_list', ALL);

export async function findEmployees(text: string): Promise<Choice[]> {
  return (await call('employee_list', { ...ALL, limit: 20, search: text })).rows.map(employeeChoice);
}

/** The person at work as employee, if they are one. */
export async function myself(): Promise<Choice | null> {
  const me = office().user.employee;
  if (!me) return null;
  const { employee } = await call('employee_get', { id: me });
  return { id: employee.id, title: employee.name };
}
