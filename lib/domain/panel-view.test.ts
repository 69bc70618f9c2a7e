import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PanelView, panelViewParts, parsePanelView, wholePanelView } from './panel-view';

const view = (part: Partial<PanelView>): PanelView => ({ ...wholePanelView, ...part });

it.each([
  ['', view({})],
  ['ship', view({ call: 'ship' })],
  ['skip', view({ call: 'skip' })],
  ['in/agents', view({ category: 'agents' })],
  ['in/ship', view({ category: 'ship' })],
  ['in/agents/skip', view({ category: 'agents', call: 'skip' })],
  ['after/abc', view({ cursor: 'abc' })],
  ['in/agents/ship/after/W10', view({ category: 'agents', call: 'ship', cursor: 'W10' })],
  ['ship/in/agents', null],
  ['after/abc/ship', null],
  ['in', null],
  ['in/Agents', null],
  ['in/a b', null],
  ['after', null],
  ['after/', null],
  ['after/<b>', null],
  ['ship/ship', null],
  ['maybe', null],
  ['ship/after/a/more', null],
])('%s', (address, expected) => {
  expect(parsePanelView(address === '' ? [] : address.split('/'))).toEqual(expected);
});

it('every view has one address, and every address one view', () => {
  const views = fc.record({
    category: fc.constantFrom(null, 'agents', 'in', 'ship', 'after', 'a-b-2'),
    call: fc.constantFrom(null, 'ship' as const, 'skip' as const),
    cursor: fc.option(fc.stringMatching(/^[\w-]{1,200}$/)),
  });
  fc.assert(
    fc.property(views, (one) => {
      expect(parsePanelView(panelViewParts(one))).toEqual(one);
    }),
  );
  const parts = fc.array(
    fc.oneof(fc.constantFrom('in', 'after', 'ship', 'skip', 'agents'), fc.string()),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(parts, (some) => {
      const parsed = parsePanelView(some);
      if (parsed) expect(panelViewParts(parsed)).toEqual(some);
    }),
  );
});
