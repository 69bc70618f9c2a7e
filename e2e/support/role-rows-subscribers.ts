import { type Action, open, type Row } from './role-rows';
import { everybody } from './roles';

/** Subscribing and what mailed links open: the same for everybody, since the link says who it is. */
export const subscriberRoutes: Record<string, Record<string, Row>> = {
  '(newsletter)/newsletter/page.tsx': { page: open('/newsletter') },
  '(account)/newsletter/confirm/page.tsx': { page: open('/newsletter/confirm?token=none', '404') },
  '(account)/newsletter/confirm/complete/route.ts': {
    POST: {
      ...open('/newsletter/confirm/complete', '303 /newsletter/confirm?token=none'),
      form: { token: 'none' },
    },
  },
  '(account)/newsletter/unsubscribe/page.tsx': {
    page: open('/newsletter/unsubscribe?token=none', '404'),
  },
  '(account)/newsletter/unsubscribe/complete/route.ts': {
    POST: {
      ...open('/newsletter/unsubscribe/complete', '303 /newsletter/unsubscribe?token=none'),
      form: { token: 'none' },
    },
  },
  '(account)/newsletter/unsubscribe/again/route.ts': {
    POST: {
      ...open('/newsletter/unsubscribe/again', '303 /newsletter/unsubscribe?token=none'),
      form: { token: 'none' },
    },
  },
  'api/newsletter/unsubscribe/route.ts': {
    GET: open('/api/newsletter/unsubscribe?token=none', '303 /newsletter/unsubscribe?token=none'),
    POST: { ...open('/api/newsletter/unsubscribe?token=none', '400'), form: {} },
  },
};

export const subscriberActions: [name: string, action: Action][] = [
  [
    'subscribe.subscribe',
    {
      at: '/newsletter',
      by: everybody,
      form: ({ who }) => ({ email: `${who}-subscribes@test.example` }),
    },
  ],
];
