import { countVotesSince, listNewestAccounts } from '@/lib/data/dashboard';
import { listDeskMatchups } from '@/lib/data/desk-matchups';
import { findNamedTool, searchDeskTools } from '@/lib/data/desk-tools';
import { duplicatesForm, listDuplicates } from '@/lib/data/duplicates';
import { listHistory } from '@/lib/data/history';
import { listIncompletePanels, panelsForm } from '@/lib/data/incomplete-panels';
import { listMerges, mergesForm } from '@/lib/data/merges';
import { listPeople, peopleForm } from '@/lib/data/people';
import { listSuggestions, suggestionsForm } from '@/lib/data/suggestions';
import { listDeskTools } from '@/lib/data/tool-list';
import { listToolVotes, votesForm } from '@/lib/data/vote-lists';
import { historyFilterOf, parseHistoryView } from '@/lib/domain/history';
import { parseListView } from '@/lib/domain/list-view';
import { matchupListForm } from '@/lib/domain/matchup-list';
import { toolListForm } from '@/lib/domain/tool-list';
import type { DeskWorld } from './desk-world';

type Params = Record<string, string>;
const A_PAGE = 50;

/** Each list of the desk, in the ways that could ask for all tools, by a name. */
export function deskLists(desk: DeskWorld): Record<string, () => Promise<unknown>> {
  const today = new Date().toISOString().slice(0, 10);
  const tools = (params: Params) => () =>
    listDeskTools(parseListView(params, toolListForm), today, A_PAGE);
  const matchups = (params: Params) => () =>
    listDeskMatchups(parseListView(params, matchupListForm), A_PAGE);
  const duplicates = (params: Params) => () =>
    listDuplicates(parseListView(params, duplicatesForm), A_PAGE);
  const panels = (params: Params) => () =>
    listIncompletePanels(parseListView(params, panelsForm), A_PAGE);
  const history = (params: Params) => () => {
    const view = parseHistoryView(params);
    const { descending, after } = view;
    return listHistory({ filter: historyFilterOf(view), descending, after, limit: A_PAGE });
  };
  return {
    'Tools by name': tools({}),
    'Tools by last change': tools({ sort: '-updated' }),
    'Tools by publication': tools({ sort: '-published' }),
    'Tools by age of price': tools({ sort: 'price' }),
    'Tools whose name has a text': tools({ q: 'Falcon Chat 11' }),
    'Tools in draft': tools({ state: 'draft' }),
    'Tools of a category': tools({ category: 'audio' }),
    'Tools of a kind of entry': tools({ kind: 'paid' }),
    'Tools with an old price': tools({ price: 'old', sort: 'price' }),
    'Picker of tools': () => searchDeskTools('Falcon', 8),
    'Tool by its typed name': () => findNamedTool('Falcon Agent 5', 'falcon-agent-5'),
    Matchups: matchups({}),
    'Matchups of a tool': matchups({ q: 'Falcon Chat' }),
    'Matchups by votes': matchups({ sort: '-votes' }),
    'Likely duplicates': duplicates({}),
    'Likely duplicates by a name': duplicates({ q: 'Falcon Chat' }),
    'All merges': () => listMerges(parseListView({}, mergesForm), A_PAGE),
    'Incomplete panels': panels({}),
    'Incomplete panels of a seat': panels({ seat: 'builder', sort: '-published' }),
    History: history({}),
    'History of tools like a text': history({ q: 'Falcon Chat 11' }),
    'History of a tool': history({ tool: String(desk.tool) }),
    'History of deletions': history({ noun: 'tools', verb: 'deleted' }),
    'People, newest first': () => listPeople(parseListView({}, peopleForm), A_PAGE),
    'People by a text': () => listPeople(parseListView({ q: 'member 77' }, peopleForm), A_PAGE),
    'Open suggestions': () =>
      listSuggestions(parseListView({ state: 'open' }, suggestionsForm), A_PAGE),
    'Votes on a tool': () => listToolVotes(desk.tool, parseListView({}, votesForm), A_PAGE),
    'Votes by day': () => countVotesSince(today),
    'Newest accounts': () => listNewestAccounts(5),
  };
}
