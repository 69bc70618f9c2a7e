import { Voter } from './voter';

export default function Page() {
  return <Voter />;
}
