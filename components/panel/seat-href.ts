import type { Route } from 'next';
import { type PanelView, panelViewParts, wholePanelView } from '@/lib/domain/panel-view';

/** The address of a seat's page, or of a part of its verdicts. */
export function seatHref(seat: string, view: PanelView = wholePanelView): Route {
  return ['/panel', seat, ...panelViewParts(view)].join('/') as Route;
}
