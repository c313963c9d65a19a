import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { SignedIn } from './contracts.js';

type Page = LazyExoticComponent<ComponentType>;
const files = import.meta.glob<{ default: ComponentType }>('./{agent,editor,supervisor,operator,citizen}/index.tsx');

/** The page of a workspace, fetched when it is first opened. Undefined when this build has none. */
function page(name: string): Page | undefined {
  const load = files[`./${name}/index.tsx`];
  return load && lazy(load);
}

export const pages: Readonly<Record<'agent' | 'editor' | 'supervisor' | 'operator' | 'citizen', Page | undefined>> = {
  agent: page('agent'),
  editor: page('editor'),
  supervisor: page('supervisor'),
  operator: page('operator'),
  citizen: page('citizen'),
};

export type Workspace = 'agent' | 'editor' | 'supervisor' | 'operator';
const order: readonly Workspace[] = ['agent', 'editor', 'supervisor', 'operator'];

/** Workspaces a person's roles open, the usual one first. An auditor reads what the operator sees. */
export const workspacesOf = (me: SignedIn): Workspace[] =>
  order.filter(
    (name) => pages[name] && (me.roles.includes(name) || (name === 'operator' && me.roles.includes('auditor'))),
  );
