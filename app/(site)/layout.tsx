import { SubscribeBox } from '@/components/newsletter/subscribe-box';

/** What stands at the end of every public page. */
export default function SiteLayout({ children }: LayoutProps<'/'>) {
  return (
    <>
      {children}
      <SubscribeBox />
    </>
  );
}
