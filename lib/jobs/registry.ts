import { sweepImports } from './background-imports';
import { compareTools } from './compare-tools';
import { composeNewsletter } from './compose-newsletter';
import { exportData } from './export-data';
import { forgetMerges } from './forget-merges';
import { forgetSubscribers } from './forget-subscribers';
import type { Job } from './job';
import { sweepStandings } from './keep-standings';
import { publishMatchups } from './publish-matchups';
import { sendNewsletter } from './send-newsletter';
import { sweepProposers } from './tell-proposers';

/** Every job of the site: what the timers repeat, /admin/jobs shows and POST /api/jobs/{name} runs. */
export const jobs: readonly Job[] = [
  publishMatchups,
  compareTools,
  sweepImports,
  sweepProposers,
  forgetMerges,
  forgetSubscribers,
  sweepStandings,
  exportData,
  composeNewsletter,
  sendNewsletter,
];

/** Answers the job of this name; undefined where there is none. */
export function findJob(name: string): Job | undefined {
  return jobs.find((job) => job.name === name);
}
