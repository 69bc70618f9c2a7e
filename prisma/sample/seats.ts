import type { SampleSeat } from './types';

export const seats: SampleSeat[] = [
  {
    slug: 'builder',
    name: 'Builder',
    question: 'Would I build on it this week?',
    motto: 'Show me the first hour.',
    excites: 'Readable source, sane defaults, and a way out if the project stops.',
    tires: 'Demos that leave out the set-up.',
    rank: 1,
  },
  {
    slug: 'skeptic',
    name: 'Skeptic',
    question: 'What breaks, who says so, and what kills it in a year?',
    motto: 'A claim is a debt until somebody checks it.',
    excites: 'Benchmarks that anyone can run again, and limits stated by the people who made them.',
    tires: 'Charts in which the author comes first.',
    rank: 2,
  },
  {
    slug: 'futurist',
    name: 'Futurist',
    question: 'What does it change if it works?',
    motto: 'Look past the release to the habit it starts.',
    excites: 'Small shifts that make a whole category of work look different.',
    tires: 'Yesterday’s idea with a larger number on it.',
    rank: 3,
  },
  {
    slug: 'creator',
    name: 'Creator',
    question: 'Does it make my daily work better?',
    motto: 'The best tool is the one forgotten by noon.',
    excites: 'Speed, quiet, and changes that can be undone.',
    tires: 'Features that must be admired before they can be used.',
    rank: 4,
  },
  {
    slug: 'founder',
    name: 'Founder',
    question: 'Who pays, and where is the moat?',
    motto: 'Follow the invoice.',
    excites: 'A customer who would complain if it disappeared.',
    tires: 'Growth that somebody else is paying for.',
    rank: 5,
  },
];
