import type { SubscriberState } from './subscriber';

/** A subscriber as the desk shows one that was searched for. `stateAt` is ISO, UTC. */
export type FoundSubscriber = { id: string; state: SubscriberState; stateAt: string };

/** How many confirmed subscribers want to read of a category. */
export type CategoryCount = { name: string; count: number };

/** How far an issue was sent, for a list: to how many of whom. */
export type DeliveryCounts = { sent: number; failed: number; skipped: number; total: number };
