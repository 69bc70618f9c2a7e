import { type EntryKind, entryKinds } from './entry';
import type { ListForm, ListView } from './list-view';
import type { PriceFinding } from './price-lint';
import { type ToolState, toolStates } from './tool-record';

export type ToolSort = 'name' | 'published' | 'updated' | 'price';
export type ToolFilter = 'state' | 'category' | 'kind' | 'price';
export type ToolListView = ListView<ToolSort, ToolFilter>;

/** What the desk's list of tools is sorted and filtered by, as its address says it. */
export const toolListForm: ListForm<ToolSort, ToolFilter> = {
  sorts: ['name', 'published', 'updated', 'price'],
  filters: {
    state: toolStates,
    category: [],
    kind: [...entryKinds, 'none'],
    price: ['old'],
  },
  first: { sort: 'name', descending: false },
};

/** A tool as a line of the desk's list. */
export type DeskTool = {
  id: number;
  slug: string;
  name: string;
  state: ToolState;
  /** Whether it is a duplicate that was merged into another record. */
  merged: boolean;
  category: string;
  /** Of the newest price read; null where there is none. */
  entryKind: EntryKind | null;
  /** ISO date of the newest price read. */
  priceCheckedAt: string | null;
  warnings: PriceFinding[];
  /** How many votes count. */
  votes: number;
  /** ISO date and time, UTC; null for what was never published. */
  publishedAt: string | null;
  /** ISO date and time, UTC. */
  updatedAt: string;
};

export const stateLabels: Record<ToolState, string> = {
  draft: 'Draft',
  published: 'Published',
  retired: 'Retired',
};
