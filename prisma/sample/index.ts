import { categories } from './categories';
import { matchups } from './matchups';
import { seats } from './seats';
import { audioTools } from './tools-audio';
import { codeEditorTools } from './tools-developer-editors';
import { editorExtensionTools } from './tools-developer-extensions';
import { firstPairTools } from './tools-developer-first-pair';
import { terminalAgentTools } from './tools-developer-terminal';
import { frameworkTools } from './tools-frameworks';
import { desktopInferenceTools } from './tools-inference-desktop';
import { inferenceEngineTools } from './tools-inference-engines';
import { speechAndLanguageModelTools } from './tools-models-language';
import { visionModelTools } from './tools-models-vision';
import { lightVectorTools } from './tools-vector-databases-light';
import { vectorServerTools } from './tools-vector-databases-servers';
import type { SampleCatalogue, SampleTool } from './types';

const tools: SampleTool[] = [
  ...firstPairTools,
  ...terminalAgentTools,
  ...editorExtensionTools,
  ...codeEditorTools,
  ...visionModelTools,
  ...speechAndLanguageModelTools,
  ...desktopInferenceTools,
  ...inferenceEngineTools,
  ...vectorServerTools,
  ...lightVectorTools,
  ...frameworkTools,
  ...audioTools,
];

/**
 * The catalogue of a fresh installation: five seats, six categories, 26 tools with four verdicts
 * each, and the published matchups. Every verdict is illustrative and written by a model, so
 * whoever loads it must mark the authors as such. It holds no votes.
 */
export const sampleCatalogue: SampleCatalogue = { seats, categories, tools, matchups };
