import { getViewer } from '@/lib/auth/viewer';

export default async function SignInPage() {
  const viewer = await getViewer();
  return <p>Signed in: {viewer?.email ?? 'nobody'}</p>;
}
